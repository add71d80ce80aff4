// expect: none
#include <pthread.h>
#include <stdlib.h>

static void *arrive(void *argument)
{
	pthread_barrier_t *barrier = argument;

	if (pthread_barrier_wait(barrier) == PTHREAD_BARRIER_SERIAL_THREAD) {
		pthread_barrier_destroy(barrier);
		free(barrier);
	}
	return 0;
}

int main(void)
{
	pthread_barrier_t *barrier = malloc(sizeof(*barrier));
	pthread_t one, other;

	pthread_barrier_init(barrier, 0, 2);
	pthread_create(&one, 0, arrive, barrier);
	pthread_create(&other, 0, arrive, barrier);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
