// expect: none
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

static pthread_key_t key;
static int destroyed;

static void destroy(void *value)
{
	destroyed++;
	free(value);
}

static void *use(void *unused)
{
	int *own = malloc(sizeof(*own));

	*own = 7;
	pthread_setspecific(key, own);
	assert(*(int *)pthread_getspecific(key) == 7);
	return unused;
}

int main(void)
{
	pthread_t thread;

	assert(pthread_key_create(&key, destroy) == 0);
	assert(pthread_getspecific(key) == 0);
	pthread_create(&thread, 0, use, 0);
	pthread_join(thread, 0);
	assert(destroyed == 1);
	pthread_key_delete(key);
	return 0;
}
