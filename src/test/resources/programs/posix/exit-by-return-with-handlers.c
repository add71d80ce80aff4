// expect: none
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>

static sem_t never;
static int handled;

static void *wait(void *unused)
{
	sem_wait(&never);
	return unused;
}

static void last(void)
{
	assert(handled == 1);
}

static void first(void)
{
	handled++;
}

/* The process ends with main's return, as after exit. */
int main(void)
{
	pthread_t thread;

	sem_init(&never, 0, 0);
	atexit(last);
	atexit(first);
	pthread_create(&thread, 0, wait, 0);
	return 0;
}
