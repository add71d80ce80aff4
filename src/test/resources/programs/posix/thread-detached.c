// expect: none
#include <pthread.h>
#include <semaphore.h>

static sem_t done;
static int value;

static void *work(void *unused)
{
	value = 1;
	sem_post(&done);
	return unused;
}

int main(void)
{
	pthread_attr_t attr;
	pthread_t thread;

	sem_init(&done, 0, 0);
	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	pthread_create(&thread, &attr, work, 0);
	pthread_attr_destroy(&attr);
	sem_wait(&done);
	return value - 1;
}
