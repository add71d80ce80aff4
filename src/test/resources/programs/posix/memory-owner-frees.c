// expect: none
#include <pthread.h>
#include <stdlib.h>

struct item {
	int value;
};

static struct item *item;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *drop(void *unused)
{
	pthread_mutex_lock(&lock);
	free(item);
	item = 0;
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	item = malloc(sizeof(*item));
	item->value = 1;
	pthread_create(&thread, 0, drop, 0);
	pthread_mutex_lock(&lock);
	if (item)
		item->value++;
	pthread_mutex_unlock(&lock);
	pthread_join(thread, 0);
	return 0;
}
