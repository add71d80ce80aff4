#include <pthread.h>

static int ready, data;

static void *work(void *unused)
{
	data = 1; // expect: data-race on data
	__atomic_store_n(&ready, 1, __ATOMIC_RELEASE); // expect: data-race on ready
	return unused;
}

int main(void)
{
	pthread_t thread;
	int seen = 1;

	pthread_create(&thread, 0, work, 0);
	if (ready) // expect: data-race on ready
		seen = data; // expect: data-race on data
	pthread_join(thread, 0);
	return seen - 1;
}
