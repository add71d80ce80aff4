#include <pthread.h>
#include <stdatomic.h>

static atomic_flag lock = ATOMIC_FLAG_INIT;
static int counter;

static void *work(void *unused)
{
	while (atomic_flag_test_and_set_explicit(&lock, memory_order_acquire))
		;
	counter++; // expect: data-race on counter
	atomic_flag_clear_explicit(&lock, memory_order_relaxed);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	work(0);
	pthread_join(thread, 0);
	return 0;
}
