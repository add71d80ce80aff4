// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready;
static int done;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	done = 1;
	pthread_cond_broadcast(&ready);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_condattr_t attr;
	struct timespec until;
	pthread_t thread;
	int error = 0;

	assert(pthread_condattr_init(&attr) == 0);
	assert(pthread_condattr_setclock(&attr, CLOCK_MONOTONIC) == 0);
	assert(pthread_condattr_setpshared(&attr, PTHREAD_PROCESS_PRIVATE) == 0);
	assert(pthread_cond_init(&ready, &attr) == 0);
	assert(pthread_condattr_destroy(&attr) == 0);
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += 60;
	pthread_create(&thread, 0, work, 0);
	pthread_mutex_lock(&lock);
	while (!done && !error)
		error = pthread_cond_clockwait(&ready, &lock, CLOCK_MONOTONIC, &until);
	assert(done || error == ETIMEDOUT);
	pthread_mutex_unlock(&lock);
	pthread_join(thread, 0);
	assert(done && pthread_cond_destroy(&ready) == 0);
	return 0;
}
