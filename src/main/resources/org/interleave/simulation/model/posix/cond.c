/*
 * The first eight bytes: the set of the threads that wait, by id. Who is woken is told in a word
 * of its own, so that waking one thread and waiting of another commute. No spurious wake-ups.
 */
#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define MOST 64
#define DESTROYED 1UL

struct cond {
	unsigned long waiting;
	unsigned long status;
};

static unsigned long woken[MOST];

#include "../shared/timeouts.inc"

static struct cond *usable(pthread_cond_t *cond)
{
	struct cond *c = (struct cond *)cond;

	if (c->status == DESTROYED)
		il_fail("lock-misuse", "the condition variable was destroyed", cond);
	return c;
}

int pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *attr)
{
	struct cond *c = (struct cond *)cond;

	(void)attr;
	il_atomic_begin();
	c->waiting = 0;
	c->status = 0;
	il_atomic_end();
	return 0;
}

int pthread_cond_destroy(pthread_cond_t *cond)
{
	struct cond *c;

	il_atomic_begin();
	c = usable(cond);
	if (c->waiting)
		il_report("lock-misuse", "threads wait for the condition variable that is destroyed",
			  cond);
	c->status = DESTROYED;
	il_atomic_end();
	return 0;
}

static int let_go(pthread_cond_t *cond, pthread_mutex_t *mutex)
{
	struct cond *c;
	int result;

	il_atomic_begin();
	c = usable(cond);
	result = pthread_mutex_unlock(mutex);
	if (!result)
		c->waiting |= 1UL << il_self();
	il_atomic_end();
	return result;
}

static void await(pthread_cond_t *cond, int holder)
{
	int self = il_self();

	il_atomic_begin();
	il_await(woken[self] != 0, cond, "condition variable", holder);
	woken[self] = 0;
	il_acquire(&woken[self]);
	il_atomic_end();
}

int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)
{
	int result = let_go(cond, mutex);

	if (result)
		return result;
	await(cond, -1);
	return pthread_mutex_lock(mutex);
}

int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex,
			   const struct timespec *until)
{
	struct cond *c = (struct cond *)cond;
	int self = il_self();
	int timed_out = 0;
	int result = let_go(cond, mutex);

	(void)until;
	if (result)
		return result;
	if (!times_out("time-out of a condition variable"))
		await(cond, IL_TIMED);
	else {
		il_atomic_begin();
		if (woken[self])
			il_acquire(&woken[self]);
		else {
			timed_out = 1;
			c->waiting &= ~(1UL << self);
		}
		woken[self] = 0;
		il_atomic_end();
	}
	result = pthread_mutex_lock(mutex);
	return result || !timed_out ? result : ETIMEDOUT;
}

int pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
			   const struct timespec *until)
{
	(void)clock;
	return pthread_cond_timedwait(cond, mutex, until);
}

static void wake(struct cond *c, int thread)
{
	c->waiting &= ~(1UL << thread);
	woken[thread] = 1;
	il_release(&woken[thread]);
}

static int several(unsigned long set)
{
	return (set & (set - 1)) != 0;
}

static int count(unsigned long set)
{
	int n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

static int lowest(unsigned long set)
{
	int thread = 0;

	while (!(set >> thread & 1))
		thread++;
	return thread;
}

/* Which of the waiting threads; one that another signal wakes meanwhile is replaced. */
static void wake_any(struct cond *c, unsigned long waiting)
{
	while (several(waiting)) {
		unsigned which = il_choose(count(waiting), "waiting thread to wake");
		unsigned long set = waiting;
		int chosen;

		while (which--)
			set &= set - 1;
		chosen = lowest(set);
		il_atomic_begin();
		waiting = c->waiting;
		if (waiting >> chosen & 1) {
			wake(c, chosen);
			waiting = 0;
		} else if (waiting && !several(waiting)) {
			wake(c, lowest(waiting));
			waiting = 0;
		}
		il_atomic_end();
	}
}

int pthread_cond_signal(pthread_cond_t *cond)
{
	struct cond *c;
	unsigned long waiting;

	il_atomic_begin();
	c = usable(cond);
	waiting = c->waiting;
	if (waiting && !several(waiting))
		wake(c, lowest(waiting));
	il_atomic_end();
	wake_any(c, waiting);
	return 0;
}

int pthread_cond_broadcast(pthread_cond_t *cond)
{
	struct cond *c;
	unsigned long waiting;

	il_atomic_begin();
	c = usable(cond);
	for (waiting = c->waiting; waiting; waiting &= waiting - 1)
		wake(c, lowest(waiting));
	il_atomic_end();
	return 0;
}

int pthread_condattr_init(pthread_condattr_t *attr)
{
	attr->__kind = 0;
	return 0;
}

int pthread_condattr_destroy(pthread_condattr_t *attr)
{
	(void)attr;
	return 0;
}

int pthread_condattr_setclock(pthread_condattr_t *attr, clockid_t clock)
{
	(void)attr;
	(void)clock;
	return 0;
}

int pthread_condattr_setpshared(pthread_condattr_t *attr, int shared)
{
	(void)attr;
	(void)shared;
	return 0;
}
