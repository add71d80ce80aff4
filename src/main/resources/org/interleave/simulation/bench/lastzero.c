/*
 * Thread j of N stores one more than what its left neighbour has; another thread looks for the
 * last element that is zero, from the right.
 */
#include <pthread.h>
#include <stdatomic.h>

#ifndef N
#define N 5
#endif

static atomic_int array[N + 1];

static void *finder(void *unused)
{
	int i = N;

	(void)unused;
	while (atomic_load(&array[i]) != 0)
		i--;
	return 0;
}

static void *successor(void *argument)
{
	long j = (long)argument;

	atomic_store(&array[j], atomic_load(&array[j - 1]) + 1);
	return 0;
}

int main(void)
{
	pthread_t threads[N + 1];

	pthread_create(&threads[0], 0, finder, 0);
	for (long j = 1; j <= N; j++)
		pthread_create(&threads[j], 0, successor, (void *)j);
	for (int i = 0; i <= N; i++)
		pthread_join(threads[i], 0);
	return 0;
}
