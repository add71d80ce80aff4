// expect: none
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int value;

static void *try(void *unused)
{
	if (pthread_mutex_trylock(&lock) == 0) {
		value++;
		pthread_mutex_unlock(&lock);
	}
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, try, 0);
	pthread_create(&other, 0, try, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
