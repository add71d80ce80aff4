// expect: none
#include <assert.h>
#include <pthread.h>

extern void __VERIFIER_atomic_begin(void);
extern void __VERIFIER_atomic_end(void);
extern void __VERIFIER_assume(int);

static int value;

static void __VERIFIER_atomic_add(void)
{
	value++;
}

static void *work(void *unused)
{
	__VERIFIER_atomic_begin();
	value++;
	__VERIFIER_atomic_end();
	__VERIFIER_atomic_add();
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, work, 0);
	pthread_create(&other, 0, work, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	assert(value == 4);
	return 0;
}
