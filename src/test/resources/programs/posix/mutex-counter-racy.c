// executions: 4
#include <pthread.h>

static int counter;

static void *add(void *unused)
{
	counter++; // expect: data-race on counter
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, add, 0);
	pthread_create(&other, 0, add, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
