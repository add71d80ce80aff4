// expect: none
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_flag busy = ATOMIC_FLAG_INIT;
static int counter;

static void *add(void *unused)
{
	while (atomic_flag_test_and_set_explicit(&busy, memory_order_acquire))
		;
	counter++;
	atomic_flag_clear_explicit(&busy, memory_order_release);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, add, 0);
	pthread_create(&other, 0, add, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	assert(counter == 2);
	return 0;
}
