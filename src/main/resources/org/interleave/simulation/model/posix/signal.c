/* Handlers are taken and never called: no signal arrives. */
#include <errno.h>
#include <interleave.h>
#include <signal.h>

#define MOST 65

static __handler_t handlers[MOST];
static __thread sigset_t blocked;

static int known(int number)
{
	if (number > 0 && number < MOST)
		return 1;
	errno = EINVAL;
	return 0;
}

__handler_t signal(int number, __handler_t handler)
{
	__handler_t before;

	if (!known(number))
		return SIG_ERR;
	il_atomic_begin();
	before = handlers[number];
	handlers[number] = handler;
	il_atomic_end();
	return before;
}

int sigaction(int number, const struct sigaction *action, struct sigaction *old)
{
	__handler_t handler = action ? action->sa_handler : SIG_DFL;
	__handler_t before;

	if (!known(number))
		return -1;
	il_atomic_begin();
	before = handlers[number];
	if (action)
		handlers[number] = handler;
	il_atomic_end();
	if (old) {
		__builtin_memset(old, 0, sizeof(*old));
		old->sa_handler = before;
	}
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

/* The bit of signal n is n - 1. */
int sigaddset(sigset_t *set, int number)
{
	if (!known(number))
		return -1;
	set->__bits[(number - 1) / 64] |= 1UL << ((number - 1) % 64);
	return 0;
}

int sigdelset(sigset_t *set, int number)
{
	if (!known(number))
		return -1;
	set->__bits[(number - 1) / 64] &= ~(1UL << ((number - 1) % 64));
	return 0;
}

int sigismember(const sigset_t *set, int number)
{
	if (!known(number))
		return -1;
	return set->__bits[(number - 1) / 64] >> ((number - 1) % 64) & 1;
}

int pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
	unsigned long change = set ? set->__bits[0] : 0;

	if (set && how != SIG_BLOCK && how != SIG_UNBLOCK && how != SIG_SETMASK)
		return EINVAL;
	if (old)
		*old = blocked;
	if (set)
		blocked.__bits[0] = how == SIG_SETMASK ? change
				    : how == SIG_BLOCK ? blocked.__bits[0] | change
				    : blocked.__bits[0] & ~change;
	return 0;
}

int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
	errno = pthread_sigmask(how, set, old);
	return errno ? -1 : 0;
}

int raise(int number)
{
	if (number == SIGABRT)
		il_fail("assertion", "SIGABRT was raised", 0);
	il_unmodelled("raise");
	return 0;
}
