// expect: none
#include <assert.h>
#include <pthread.h>
#include <signal.h>

static void handle(int number)
{
	(void)number;
}

int main(void)
{
	struct sigaction action = { 0 }, old;
	sigset_t set, before;

	assert(sigemptyset(&set) == 0 && sigaddset(&set, SIGUSR1) == 0);
	assert(sigismember(&set, SIGUSR1) == 1 && sigismember(&set, SIGUSR2) == 0);
	assert(sigismember(&set, 64) == 0 && sigaddset(&set, 64) == 0 && sigismember(&set, 64) == 1);
	assert(sigfillset(&before) == 0 && sigdelset(&before, SIGTERM) == 0);
	assert(sigismember(&before, SIGTERM) == 0 && sigismember(&before, SIGUSR1) == 1);
	assert(sigprocmask(SIG_BLOCK, &set, &before) == 0 && sigismember(&before, SIGUSR1) == 0);
	assert(pthread_sigmask(SIG_UNBLOCK, &set, &before) == 0 && sigismember(&before, SIGUSR1) == 1);
	assert(sigprocmask(SIG_BLOCK, 0, &before) == 0 && sigismember(&before, SIGUSR1) == 0);
	assert(signal(SIGUSR1, handle) == SIG_DFL && signal(SIGUSR1, SIG_IGN) == handle);
	action.sa_handler = handle;
	assert(sigaction(SIGUSR1, &action, &old) == 0 && old.sa_handler == SIG_IGN);
	assert(sigaction(SIGUSR1, 0, &old) == 0 && old.sa_handler == handle);
	return 0;
}
