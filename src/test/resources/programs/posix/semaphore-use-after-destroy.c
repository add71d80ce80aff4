#include <semaphore.h>

int main(void)
{
	sem_t sem;

	sem_init(&sem, 0, 1);
	sem_wait(&sem);
	sem_destroy(&sem);
	sem_post(&sem); // expect: lock-misuse on was destroyed
	return 0;
}
