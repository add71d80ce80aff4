// A buffer of one place with one condition for both sides: signal may wake the wrong side.
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int full;

static void *put(void *unused)
{
	pthread_mutex_lock(&lock);
	while (full)
		pthread_cond_wait(&changed, &lock); // expect: deadlock
	full = 1;
	pthread_cond_signal(&changed);
	pthread_mutex_unlock(&lock);
	return unused;
}

static void *get(void *unused)
{
	pthread_mutex_lock(&lock);
	while (!full)
		pthread_cond_wait(&changed, &lock); // expect: deadlock
	full = 0;
	pthread_cond_signal(&changed);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t threads[4];
	int i;

	pthread_create(&threads[0], 0, get, 0);
	pthread_create(&threads[1], 0, get, 0);
	pthread_create(&threads[2], 0, put, 0);
	pthread_create(&threads[3], 0, put, 0);
	for (i = 0; i < 4; i++)
		pthread_join(threads[i], 0); // expect: deadlock
	return 0;
}
