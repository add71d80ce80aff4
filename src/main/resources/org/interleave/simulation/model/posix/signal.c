/* Handlers are taken and never called: no signal arrives. */
#include <interleave.h>
#include <signal.h>

__handler_t signal(int number, __handler_t handler)
{
	(void)number;
	(void)handler;
	return SIG_DFL;
}

int sigaction(int number, const struct sigaction *action, struct sigaction *old)
{
	(void)number;
	(void)action;
	if (old)
		old->sa_handler = SIG_DFL;
	return 0;
}

int sigemptyset(sigset_t *set)
{
	__builtin_memset(set, 0, sizeof(*set));
	return 0;
}

int sigfillset(sigset_t *set)
{
	__builtin_memset(set, 255, sizeof(*set));
	return 0;
}

int sigaddset(sigset_t *set, int number)
{
	set->__bits[number / 64] |= 1UL << (number % 64);
	return 0;
}

int sigdelset(sigset_t *set, int number)
{
	set->__bits[number / 64] &= ~(1UL << (number % 64));
	return 0;
}

int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
	(void)how;
	(void)set;
	if (old)
		sigemptyset(old);
	return 0;
}

int pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
	return sigprocmask(how, set, old);
}

int raise(int number)
{
	if (number == SIGABRT)
		il_fail("assertion", "SIGABRT was raised", 0);
	il_unmodelled("raise");
	return 0;
}
