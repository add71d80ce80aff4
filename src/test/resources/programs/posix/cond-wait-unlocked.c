#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;

static void *signal(void *unused)
{
	for (;;) {
		pthread_mutex_lock(&lock);
		pthread_cond_signal(&ready);
		pthread_mutex_unlock(&lock);
		return unused;
	}
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, signal, 0);
	pthread_join(thread, 0);
	pthread_cond_wait(&ready, &lock); // expect: lock-misuse // expect: deadlock
	return 0;
}
