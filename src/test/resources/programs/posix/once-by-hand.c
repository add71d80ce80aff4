// Looks done before it is done.
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *table;

static void *use(void *unused)
{
	if (!table) { // expect: data-race on table
		pthread_mutex_lock(&lock);
		if (!table)
			table = calloc(4, sizeof(*table)); // expect: data-race on table
		pthread_mutex_unlock(&lock);
	}
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, use, 0);
	pthread_create(&other, 0, use, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	free(table);
	return 0;
}
