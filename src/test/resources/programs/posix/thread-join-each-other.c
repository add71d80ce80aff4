#include <pthread.h>

static pthread_t main_thread;

static void *join(void *unused)
{
	pthread_join(main_thread, 0); // expect: deadlock
	return unused;
}

int main(void)
{
	pthread_t thread;

	main_thread = pthread_self();
	pthread_create(&thread, 0, join, 0);
	pthread_join(thread, 0); // expect: deadlock
	return 0;
}
