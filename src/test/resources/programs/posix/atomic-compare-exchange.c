// expect: none
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static _Atomic long top;

static void *raise(void *argument)
{
	long value = (long)argument;
	long old = atomic_load(&top);

	while (old < value && !atomic_compare_exchange_weak(&top, &old, value))
		;
	return 0;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, raise, (void *)3L);
	pthread_create(&other, 0, raise, (void *)5L);
	pthread_join(one, 0);
	pthread_join(other, 0);
	assert(atomic_load(&top) == 5);
	return 0;
}
