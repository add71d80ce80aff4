// expect: none
#include <assert.h>
#include <pthread.h>

static void *twice(void *argument)
{
	return (void *)(2 * (long)argument);
}

static void *leave(void *argument)
{
	pthread_exit((void *)((long)argument + 1));
}

int main(void)
{
	pthread_t one, other;
	void *result;

	pthread_create(&one, 0, twice, (void *)21L);
	pthread_create(&other, 0, leave, (void *)6L);
	pthread_join(one, &result);
	assert((long)result == 42);
	pthread_join(other, &result);
	assert((long)result == 7);
	assert(!pthread_equal(one, other) && pthread_equal(pthread_self(), pthread_self()));
	return 0;
}
