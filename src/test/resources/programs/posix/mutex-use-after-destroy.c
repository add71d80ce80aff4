#include <pthread.h>

int main(void)
{
	pthread_mutex_t lock;

	pthread_mutex_init(&lock, 0);
	pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
	pthread_mutex_destroy(&lock);
	pthread_mutex_lock(&lock); // expect: lock-misuse
	return 0;
}
