// Each gives way to the other for ever.
#include <pthread.h>
#include <stdatomic.h>

static atomic_int wants[2];

static void *enter(void *argument)
{
	int self = argument != 0;

	atomic_store(&wants[self], 1);
	while (atomic_load(&wants[!self])) { // expect: livelock
		atomic_store(&wants[self], 0);
		atomic_store(&wants[self], 1);
	}
	atomic_store(&wants[self], 0);
	return 0;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, enter, wants);
	enter(0);
	pthread_join(thread, 0);
	return 0;
}
