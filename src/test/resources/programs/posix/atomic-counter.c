// expect: none
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int counter;

static void *add(void *unused)
{
	atomic_fetch_add(&counter, 1);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, add, 0);
	pthread_create(&other, 0, add, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	assert(atomic_load(&counter) == 2);
	return 0;
}
