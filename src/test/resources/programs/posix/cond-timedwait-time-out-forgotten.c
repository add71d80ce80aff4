#include <assert.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;
static int done;

static void *wait(void *unused)
{
	struct timespec until = { 10, 0 };

	pthread_mutex_lock(&lock);
	if (!done)
		pthread_cond_timedwait(&ready, &lock, &until);
	assert(done); // expect: assertion
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, wait, 0);
	pthread_mutex_lock(&lock);
	done = 1;
	pthread_cond_signal(&ready);
	pthread_mutex_unlock(&lock);
	pthread_join(thread, 0);
	return 0;
}
