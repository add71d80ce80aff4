#include <pthread.h>

static pthread_mutex_t forks[3] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER,
				    PTHREAD_MUTEX_INITIALIZER };

static void *dine(void *argument)
{
	int i = (int)(long)argument;

	pthread_mutex_lock(&forks[i]);
	pthread_mutex_lock(&forks[(i + 1) % 3]); // expect: deadlock // expect: lock-order
	pthread_mutex_unlock(&forks[(i + 1) % 3]);
	pthread_mutex_unlock(&forks[i]);
	return 0;
}

int main(void)
{
	pthread_t threads[3];
	long i;

	for (i = 0; i < 3; i++)
		pthread_create(&threads[i], 0, dine, (void *)i);
	for (i = 0; i < 3; i++)
		pthread_join(threads[i], 0); // expect: deadlock
	return 0;
}
