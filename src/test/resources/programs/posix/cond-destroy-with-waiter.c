#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready;
static int waits;

static void *wait(void *unused)
{
	pthread_mutex_lock(&lock);
	waits = 1;
	pthread_cond_wait(&ready, &lock); // expect: deadlock
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_cond_init(&ready, 0);
	pthread_create(&thread, 0, wait, 0);
	pthread_mutex_lock(&lock);
	if (waits)
		pthread_cond_destroy(&ready); // expect: lock-misuse
	else
		waits = -1;
	pthread_mutex_unlock(&lock);
	pthread_join(thread, 0); // expect: deadlock
	return 0;
}
