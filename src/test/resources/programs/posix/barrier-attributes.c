// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>

static pthread_barrier_t barrier;

static void *work(void *serial)
{
	*(int *)serial = pthread_barrier_wait(&barrier);
	return 0;
}

int main(void)
{
	pthread_barrierattr_t attr;
	pthread_t thread;
	int mine, other;

	assert(pthread_barrierattr_init(&attr) == 0);
	assert(pthread_barrier_init(&barrier, &attr, 0) == EINVAL);
	assert(pthread_barrier_init(&barrier, &attr, 2) == 0);
	assert(pthread_barrierattr_destroy(&attr) == 0);
	pthread_create(&thread, 0, work, &other);
	work(&mine);
	pthread_join(thread, 0);
	assert(mine + other == PTHREAD_BARRIER_SERIAL_THREAD);
	assert(pthread_barrier_destroy(&barrier) == 0);
	return 0;
}
