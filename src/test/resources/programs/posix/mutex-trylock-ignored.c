#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int value;

static void *careless(void *unused)
{
	pthread_mutex_trylock(&lock);
	value++; // expect: data-race
	pthread_mutex_unlock(&lock); // expect: lock-misuse
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, careless, 0);
	pthread_create(&other, 0, careless, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
