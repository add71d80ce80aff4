#include <assert.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *timed(void *unused)
{
	struct timespec until = { 1, 0 };

	assert(pthread_mutex_timedlock(&lock, &until) == 0); // expect: assertion
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, timed, 0);
	pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
	pthread_join(thread, 0);
	return 0;
}
