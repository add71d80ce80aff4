// expect: none
#include <assert.h>
#include <pthread.h>

int main(void)
{
	pthread_mutexattr_t attr;
	pthread_mutex_t lock;

	pthread_mutexattr_init(&attr);
	assert(pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST) == 0); // unmodelled: robust mutexes
	pthread_mutex_init(&lock, &attr);
	pthread_mutex_lock(&lock);
	pthread_mutex_consistent(&lock);
	pthread_mutex_unlock(&lock);
	pthread_mutex_destroy(&lock);
	return 0;
}
