#include <assert.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

static int value;

static void *work(void *unused)
{
	value = 1; // expect: data-race
	return unused;
}

int main(void)
{
	struct timespec span = { 1, 0 };
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	sleep(1);
	usleep(1);
	nanosleep(&span, 0);
	clock_nanosleep(CLOCK_REALTIME, 0, &span, 0);
	assert(value == 1); // expect: assertion
	pthread_join(thread, 0);
	return 0;
}
