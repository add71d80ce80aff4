#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <time.h>

static sem_t sem;

static void *post(void *unused)
{
	sem_post(&sem);
	return unused;
}

int main(void)
{
	struct timespec until = { 5, 0 };
	pthread_t thread;

	sem_init(&sem, 0, 0);
	pthread_create(&thread, 0, post, 0);
	assert(sem_timedwait(&sem, &until) == 0); // expect: assertion
	pthread_join(thread, 0);
	return 0;
}
