// expect: none
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct shared {
	atomic_int count;
	int value;
};

static void *drop(void *argument)
{
	struct shared *shared = argument;

	if (atomic_fetch_sub_explicit(&shared->count, 1, memory_order_acq_rel) == 1)
		free(shared);
	return 0;
}

int main(void)
{
	struct shared *shared = malloc(sizeof(*shared));
	pthread_t one, other;

	atomic_init(&shared->count, 2);
	pthread_create(&one, 0, drop, shared);
	pthread_create(&other, 0, drop, shared);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
