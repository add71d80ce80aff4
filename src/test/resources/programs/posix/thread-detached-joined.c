#include <pthread.h>

static void *work(void *unused)
{
	return unused;
}

int main(void)
{
	pthread_attr_t attr;
	pthread_t thread;

	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	pthread_create(&thread, &attr, work, 0);
	pthread_join(thread, 0); // expect: use-after-free on detached
	pthread_create(&thread, 0, work, 0);
	pthread_join(thread, 0);
	pthread_detach(thread); // expect: use-after-free on joined before
	return 0;
}
