// expect: none
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static pthread_cond_t emptied = PTHREAD_COND_INITIALIZER;
static int full;

static void *put(void *unused)
{
	pthread_mutex_lock(&lock);
	while (full)
		pthread_cond_wait(&emptied, &lock);
	full = 1;
	pthread_cond_signal(&filled);
	pthread_mutex_unlock(&lock);
	return unused;
}

static void *get(void *unused)
{
	pthread_mutex_lock(&lock);
	while (!full)
		pthread_cond_wait(&filled, &lock);
	full = 0;
	pthread_cond_signal(&emptied);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t threads[3];
	int i;

	pthread_create(&threads[0], 0, get, 0);
	pthread_create(&threads[1], 0, put, 0);
	pthread_create(&threads[2], 0, get, 0);
	put(0);
	for (i = 0; i < 3; i++)
		pthread_join(threads[i], 0);
	return 0;
}
