#include <assert.h>
#include <pthread.h>
#include <verifier.h>

static int sum;

static void *work(void *unused)
{
	__VERIFIER_atomic_begin(); // expect: data-race on sum
	sum = sum + 1;
	__VERIFIER_atomic_end();
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	sum = sum + 1; // expect: data-race on sum
	pthread_join(thread, 0);
	assert(sum == 2); // expect: assertion
	return 0;
}
