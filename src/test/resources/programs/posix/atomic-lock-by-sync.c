// expect: none
#include <assert.h>
#include <pthread.h>

static int lock, counter;

static void *work(void *unused)
{
	while (__sync_lock_test_and_set(&lock, 1))
		;
	counter++;
	__sync_lock_release(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	work(0);
	pthread_join(thread, 0);
	assert(counter == 2);
	return 0;
}
