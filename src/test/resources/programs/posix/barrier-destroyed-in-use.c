#include <pthread.h>

static pthread_barrier_t barrier;

static void *work(void *unused)
{
	pthread_barrier_wait(&barrier); // expect: lock-misuse on was destroyed // expect: deadlock
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_barrier_init(&barrier, 0, 2);
	pthread_create(&thread, 0, work, 0);
	pthread_barrier_destroy(&barrier); // expect: lock-misuse on threads wait
	pthread_join(thread, 0);
	return 0;
}
