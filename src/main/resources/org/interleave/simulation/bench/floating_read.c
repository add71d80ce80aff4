/* N threads write one variable, another reads it: (N + 1)! traces. */
#include <pthread.h>
#include <stdatomic.h>

#ifndef N
#define N 7
#endif

static atomic_long x;

static void *writer(void *argument)
{
	atomic_store(&x, (long)argument);
	return 0;
}

static void *reader(void *unused)
{
	(void)unused;
	(void)atomic_load(&x);
	return 0;
}

int main(void)
{
	pthread_t threads[N + 1];

	for (long i = 0; i < N; i++)
		pthread_create(&threads[i], 0, writer, (void *)(i + 1));
	pthread_create(&threads[N], 0, reader, 0);
	for (int i = 0; i <= N; i++)
		pthread_join(threads[i], 0);
	return 0;
}
