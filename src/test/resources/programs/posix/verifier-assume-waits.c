// expect: none
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

extern void __VERIFIER_assume(int);

static atomic_int ready, data;

static void *produce(void *unused)
{
	atomic_store(&data, 1);
	atomic_store(&ready, 1);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, produce, 0);
	__VERIFIER_assume(atomic_load(&ready));
	assert(atomic_load(&data) == 1);
	pthread_join(thread, 0);
	return 0;
}
