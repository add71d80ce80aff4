// expect: none
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>

static sem_t there, back;
static int value;

static void *answer(void *unused)
{
	sem_wait(&there);
	value *= 2;
	sem_post(&back);
	return unused;
}

int main(void)
{
	pthread_t thread;

	sem_init(&there, 0, 0);
	sem_init(&back, 0, 0);
	pthread_create(&thread, 0, answer, 0);
	value = 21;
	sem_post(&there);
	sem_wait(&back);
	assert(value == 42);
	pthread_join(thread, 0);
	sem_destroy(&there);
	sem_destroy(&back);
	return 0;
}
