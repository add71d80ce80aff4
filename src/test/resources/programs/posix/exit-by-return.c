#include <pthread.h>
#include <semaphore.h>

static sem_t never;

static void *wait(void *unused)
{
	sem_wait(&never); // expect: deadlock
	return unused;
}

int main(void)
{
	pthread_t thread;

	sem_init(&never, 0, 0);
	pthread_create(&thread, 0, wait, 0);
	return 0;
}
