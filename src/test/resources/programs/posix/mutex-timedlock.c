// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int value;

static void *timed(void *unused)
{
	struct timespec until;
	int error;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec++;
	error = pthread_mutex_timedlock(&lock, &until);
	if (error) {
		assert(error == ETIMEDOUT);
		return unused;
	}
	value++;
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, timed, 0);
	timed(0);
	pthread_join(thread, 0);
	return 0;
}
