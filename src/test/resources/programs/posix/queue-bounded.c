// expect: none
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>

#define SIZE 2

static int buffer[SIZE];
static int head, tail;
static sem_t empty, full;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *produce(void *unused)
{
	int i;

	for (i = 1; i <= 3; i++) {
		sem_wait(&empty);
		pthread_mutex_lock(&lock);
		buffer[tail++ % SIZE] = i;
		pthread_mutex_unlock(&lock);
		sem_post(&full);
	}
	return unused;
}

int main(void)
{
	pthread_t thread;
	int i;

	sem_init(&empty, 0, SIZE);
	sem_init(&full, 0, 0);
	pthread_create(&thread, 0, produce, 0);
	for (i = 1; i <= 3; i++) {
		sem_wait(&full);
		pthread_mutex_lock(&lock);
		assert(buffer[head++ % SIZE] == i);
		pthread_mutex_unlock(&lock);
		sem_post(&empty);
	}
	pthread_join(thread, 0);
	return 0;
}
