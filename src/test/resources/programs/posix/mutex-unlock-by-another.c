#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *unlock(void *unused)
{
	pthread_mutex_unlock(&lock); // expect: lock-misuse
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_mutex_lock(&lock);
	pthread_create(&thread, 0, unlock, 0);
	pthread_join(thread, 0);
	return 0;
}
