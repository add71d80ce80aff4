#include <pthread.h>
#include <stdatomic.h>

static atomic_int go;

static void *wait(void *unused)
{
	while (!atomic_load(&go)) // expect: deadlock
		;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, wait, 0);
	pthread_join(thread, 0); // expect: deadlock
	return 0;
}
