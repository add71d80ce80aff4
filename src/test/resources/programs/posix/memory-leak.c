#include <pthread.h>
#include <stdlib.h>

static int *value;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *set(void *unused)
{
	int *mine = calloc(1, sizeof(int)); // expect: leak

	pthread_mutex_lock(&lock);
	value = mine;
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, set, 0);
	pthread_create(&other, 0, set, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	free(value);
	value = 0;
	return 0;
}
