// Reference count read and decremented in two steps: two threads see the last one.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct shared {
	atomic_int count;
};

static void put(struct shared *shared)
{
	atomic_fetch_sub(&shared->count, 1);
	if (atomic_load(&shared->count) == 0) // expect: use-after-free
		free(shared); // expect: double-free
}

static void *drop(void *argument)
{
	put(argument);
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
