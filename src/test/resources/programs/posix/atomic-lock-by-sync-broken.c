#include <assert.h>
#include <pthread.h>

static int lock, counter;

static void *work(void *unused)
{
	if (!__sync_bool_compare_and_swap(&lock, 0, 1))
		__sync_lock_test_and_set(&lock, 1);
	counter++; // expect: data-race on counter
	__sync_lock_release(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	work(0);
	pthread_join(thread, 0);
	assert(counter == 2); // expect: assertion
	return 0;
}
