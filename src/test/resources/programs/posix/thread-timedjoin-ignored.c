#include <assert.h>
#include <pthread.h>
#include <time.h>

static int value;

static void *work(void *unused)
{
	value = 1; // expect: data-race
	return unused;
}

int main(void)
{
	struct timespec until = { 1, 0 };
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	pthread_timedjoin_np(thread, 0, &until);
	assert(value == 1); // expect: assertion
	return 0;
}
