#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int value;

static void *set(void *argument)
{
	pthread_mutex_lock(&lock); // expect: lock-misuse
	if (value == 0)
		return argument;
	value = 2;
	pthread_mutex_unlock(&lock);
	return argument;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, set, 0);
	pthread_join(thread, 0);
	return 0;
}
