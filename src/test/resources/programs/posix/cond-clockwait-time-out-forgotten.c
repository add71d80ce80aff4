#include <assert.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;
static int done;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	done = 1;
	pthread_cond_signal(&ready);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	struct timespec until = { 1, 0 };
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	pthread_mutex_lock(&lock);
	if (!done)
		pthread_cond_clockwait(&ready, &lock, CLOCK_MONOTONIC, &until);
	assert(done); // expect: assertion
	pthread_mutex_unlock(&lock);
	pthread_join(thread, 0);
	return 0;
}
