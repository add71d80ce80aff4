#include <pthread.h>

static int stop;

static void *work(void *unused)
{
	while (!stop) // expect: data-race on stop
		;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	stop = 1; // expect: data-race on stop
	pthread_join(thread, 0);
	return 0;
}
