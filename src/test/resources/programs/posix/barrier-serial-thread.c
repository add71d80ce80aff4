// expect: none
#include <assert.h>
#include <pthread.h>

static pthread_barrier_t barrier;
static int serial;

static void *arrive(void *unused)
{
	if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
		serial++;
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_barrier_init(&barrier, 0, 2);
	pthread_create(&one, 0, arrive, 0);
	pthread_create(&other, 0, arrive, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	assert(serial == 1);
	return 0;
}
