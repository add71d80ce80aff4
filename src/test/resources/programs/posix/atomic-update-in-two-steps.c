#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int sum;
static _Atomic int product = 1;

static void *work(void *unused)
{
	sum = sum + 1;
	atomic_store_explicit(&product, 2 * atomic_load_explicit(&product, memory_order_relaxed), memory_order_relaxed);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	work(0);
	pthread_join(thread, 0);
	assert(sum == 2); // expect: assertion
	assert(product == 4); // expect: assertion
	return 0;
}
