// expect: none
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

static atomic_int stop;

static void *work(void *unused)
{
	while (!atomic_load(&stop))
		usleep(100);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	atomic_store(&stop, 1);
	pthread_join(thread, 0);
	return 0;
}
