/* N threads each take one mutex once: N! traces. */
#include <pthread.h>

#ifndef N
#define N 7
#endif

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void *worker(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&lock);
	count++;
	pthread_mutex_unlock(&lock);
	return 0;
}

int main(void)
{
	pthread_t threads[N];

	for (int i = 0; i < N; i++)
		pthread_create(&threads[i], 0, worker, 0);
	for (int i = 0; i < N; i++)
		pthread_join(threads[i], 0);
	return 0;
}
