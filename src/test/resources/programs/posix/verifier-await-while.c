// expect: none
#include <genmc.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready;

static void *work(void *unused)
{
	atomic_store(&ready, 1);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	await_while (!atomic_load(&ready))
		;
	pthread_join(thread, 0);
	return 0;
}
