// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <time.h>

static sem_t sem;
static int value;

static void *work(void *unused)
{
	int i;

	for (i = 0; i < 4; i++)
		sem_wait(&sem);
	value = 1;
	return &value;
}

int main(void)
{
	struct timespec until = { 0, 0 };
	pthread_t thread;
	void *result = 0;
	int error;

	sem_init(&sem, 0, 0);
	pthread_create(&thread, 0, work, 0);
	assert(pthread_tryjoin_np(thread, &result) == EBUSY && !result);
	assert(pthread_timedjoin_np(thread, &result, &until) == ETIMEDOUT && !result);
	for (error = 0; error < 4; error++)
		sem_post(&sem);
	until.tv_sec = time(0) + 60;
	while ((error = pthread_timedjoin_np(thread, &result, &until)) == ETIMEDOUT)
		;
	assert(!error && result == &value && value == 1);

	pthread_create(&thread, 0, work, 0);
	for (error = 0; error < 4; error++) {
		assert(pthread_tryjoin_np(thread, 0) == EBUSY);
		sem_post(&sem);
	}
	while ((error = pthread_tryjoin_np(thread, 0)) == EBUSY)
		sched_yield();
	assert(!error);
	return 0;
}
