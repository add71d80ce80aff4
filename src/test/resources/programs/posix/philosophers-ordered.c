// expect: none
#include <pthread.h>

static pthread_mutex_t forks[3] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER,
				    PTHREAD_MUTEX_INITIALIZER };

static void *dine(void *argument)
{
	int i = (int)(long)argument;
	int one = i, other = (i + 1) % 3;

	if (one > other) {
		one = other;
		other = i;
	}
	pthread_mutex_lock(&forks[one]);
	pthread_mutex_lock(&forks[other]);
	pthread_mutex_unlock(&forks[other]);
	pthread_mutex_unlock(&forks[one]);
	return 0;
}

int main(void)
{
	pthread_t threads[3];
	long i;

	for (i = 0; i < 3; i++)
		pthread_create(&threads[i], 0, dine, (void *)i);
	for (i = 0; i < 3; i++)
		pthread_join(threads[i], 0);
	return 0;
}
