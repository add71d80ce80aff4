// expect: none
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static void *work(void *unused)
{
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	pthread_kill(thread, SIGUSR1); // unmodelled: pthread_kill
	pthread_cancel(thread); // unmodelled: pthread_cancel
	pthread_join(thread, 0);
	alarm(1); // unmodelled: alarm
	raise(SIGUSR1); // unmodelled: raise
	syscall(1); // unmodelled: syscall
	return 0;
}
