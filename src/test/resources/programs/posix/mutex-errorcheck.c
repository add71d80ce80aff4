// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>

int main(void)
{
	pthread_mutex_t lock = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;

	assert(pthread_mutex_unlock(&lock) == EPERM);
	assert(pthread_mutex_lock(&lock) == 0);
	assert(pthread_mutex_lock(&lock) == EDEADLK);
	assert(pthread_mutex_trylock(&lock) == EBUSY);
	assert(pthread_mutex_unlock(&lock) == 0);
	return 0;
}
