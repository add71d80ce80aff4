#include <pthread.h>
#include <stdlib.h>

static void *work(void *data)
{
	*(int *)data = 1; // expect: use-after-free
	return 0;
}

int main(void)
{
	int *data = malloc(sizeof(*data));
	pthread_t thread;

	pthread_create(&thread, 0, work, data);
	pthread_tryjoin_np(thread, 0);
	free(data);
	return 0;
}
