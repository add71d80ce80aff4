#include <pthread.h>
#include <semaphore.h>

static sem_t gone;
static pthread_t thread;

static void *use(void *argument)
{
	sem_wait(&gone);
	*(int *)argument = 1; // expect: use-after-free
	return 0;
}

static void start(void)
{
	int local = 0;

	pthread_create(&thread, 0, use, &local);
}

int main(void)
{
	sem_init(&gone, 0, 0);
	start();
	sem_post(&gone);
	pthread_join(thread, 0);
	return 0;
}
