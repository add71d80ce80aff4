#include <pthread.h>
#include <stdlib.h>

static pthread_key_t key;

static void *use(void *unused)
{
	pthread_setspecific(key, 0);
	void *own = malloc(8); // expect: leak
	(void)own;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_key_create(&key, 0);
	pthread_create(&thread, 0, use, 0);
	pthread_join(thread, 0);
	return 0;
}
