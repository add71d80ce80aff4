#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	counter++; // expect: data-race on counter
	pthread_mutex_unlock(&lock); // expect: lock-misuse
	return unused;
}

int main(void)
{
	struct timespec until = { 1, 0 };
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	pthread_mutex_clocklock(&lock, CLOCK_MONOTONIC, &until);
	counter++; // expect: data-race on counter
	pthread_mutex_unlock(&lock); // expect: lock-misuse
	pthread_join(thread, 0);
	return 0;
}
