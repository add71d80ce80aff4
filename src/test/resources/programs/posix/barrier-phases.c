// expect: none
#include <assert.h>
#include <pthread.h>

static pthread_barrier_t barrier;
static int values[2];

static void *work(void *argument)
{
	int self = argument != 0;

	values[self] = 1;
	pthread_barrier_wait(&barrier);
	assert(values[!self] == 1);
	pthread_barrier_wait(&barrier);
	values[self] = 2;
	return 0;
}

int main(void)
{
	pthread_t thread;

	pthread_barrier_init(&barrier, 0, 2);
	pthread_create(&thread, 0, work, &barrier);
	work(0);
	pthread_join(thread, 0);
	pthread_barrier_destroy(&barrier);
	return 0;
}
