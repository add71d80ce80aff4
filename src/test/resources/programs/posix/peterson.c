// expect: none
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int wants[2], turn;
static int inside;

static void *enter(void *argument)
{
	int self = argument != 0;

	atomic_store(&wants[self], 1);
	atomic_store(&turn, !self);
	while (atomic_load(&wants[!self]) && atomic_load(&turn) == !self)
		;
	inside++;
	assert(inside == 1);
	inside--;
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
