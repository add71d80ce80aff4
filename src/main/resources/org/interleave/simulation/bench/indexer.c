/* N threads enter four messages each into a hash table by compare-and-swap. */
#include <pthread.h>
#include <stdatomic.h>

#ifndef N
#define N 12
#endif
#define SIZE 128
#define MESSAGES 4

static atomic_int table[SIZE];

static void *enter(void *argument)
{
	int self = (int)(long)argument;

	for (int m = 1; m <= MESSAGES; m++) {
		int w = m * 11 + self;
		int h = w * 7 % SIZE;

		for (;;) {
			int empty = 0;

			if (atomic_compare_exchange_strong(&table[h], &empty, w))
				break;
			h = (h + 1) % SIZE;
		}
	}
	return 0;
}

int main(void)
{
	pthread_t threads[N];

	for (long i = 0; i < N; i++)
		pthread_create(&threads[i], 0, enter, (void *)i);
	for (int i = 0; i < N; i++)
		pthread_join(threads[i], 0);
	return 0;
}
