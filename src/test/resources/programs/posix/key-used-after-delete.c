#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

static pthread_key_t key;

static void *work(void *unused)
{
	pthread_setspecific(key, malloc(1)); // expect: leak
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_key_create(&key, free);
	pthread_key_delete(key);
	pthread_create(&thread, 0, work, 0);
	pthread_join(thread, 0);
	return 0;
}
