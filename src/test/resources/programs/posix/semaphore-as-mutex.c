// expect: none
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>

static sem_t sem;
static int counter;

static void *add(void *unused)
{
	sem_wait(&sem);
	counter++;
	sem_post(&sem);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	sem_init(&sem, 0, 1);
	pthread_create(&one, 0, add, 0);
	pthread_create(&other, 0, add, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	assert(counter == 2);
	return 0;
}
