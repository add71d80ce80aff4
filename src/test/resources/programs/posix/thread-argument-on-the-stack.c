// All threads get the address of the loop's variable.
#include <pthread.h>
#include <stdatomic.h>

static atomic_int sum;

static void *add(void *argument)
{
	atomic_fetch_add(&sum, *(int *)argument); // expect: data-race
	return 0;
}

int main(void)
{
	pthread_t threads[2];
	int i;

	for (i = 0; i < 2; i++) // expect: data-race
		pthread_create(&threads[i], 0, add, &i);
	pthread_join(threads[0], 0);
	pthread_join(threads[1], 0);
	return 0;
}
