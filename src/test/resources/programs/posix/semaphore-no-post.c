#include <pthread.h>
#include <semaphore.h>

static sem_t sem;

static void *post(void *argument)
{
	int value;

	sem_getvalue(&sem, &value);
	if (value > 0)
		sem_post(&sem);
	return argument;
}

int main(void)
{
	pthread_t thread;

	sem_init(&sem, 0, 0);
	pthread_create(&thread, 0, post, 0);
	sem_wait(&sem); // expect: deadlock
	pthread_join(thread, 0);
	return 0;
}
