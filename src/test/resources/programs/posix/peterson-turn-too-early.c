#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int wants[2], turn, inside;

static void *enter(void *argument)
{
	int self = argument != 0;

	atomic_store(&turn, !self);
	atomic_store(&wants[self], 1);
	while (atomic_load(&wants[!self]) && atomic_load(&turn) == !self)
		;
	assert(atomic_fetch_add(&inside, 1) == 0); // expect: assertion
	atomic_fetch_sub(&inside, 1);
	atomic_store(&wants[self], 0);
	return 0;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, enter, &turn);
	enter(0);
	pthread_join(thread, 0);
	return 0;
}
