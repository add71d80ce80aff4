// expect: none
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static _Atomic(int *) item;

static void *drop(void *unused)
{
	free(atomic_exchange(&item, 0));
	return unused;
}

int main(void)
{
	pthread_t one, other;

	atomic_store(&item, malloc(sizeof(int)));
	pthread_create(&one, 0, drop, 0);
	pthread_create(&other, 0, drop, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
