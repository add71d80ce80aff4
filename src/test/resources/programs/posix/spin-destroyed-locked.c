#include <pthread.h>

int main(void)
{
	pthread_spinlock_t lock;

	pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
	pthread_spin_lock(&lock);
	pthread_spin_destroy(&lock); // expect: lock-misuse on is destroyed
	pthread_spin_lock(&lock); // expect: lock-misuse on was destroyed
	return 0;
}
