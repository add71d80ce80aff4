/*
 * The first eight bytes: owner's id plus one below, how often it holds the mutex above. The int at
 * 16 is the kind, where a statically initialised one has it too, or DESTROYED.
 */
#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define DESTROYED (-1)
#define OWNER(state) ((int)((state) & 0xffff) - 1)
#define ONCE 0x10000UL

struct mutex {
	unsigned long state;
	unsigned long unused;
	int kind;
};

static struct mutex *usable(pthread_mutex_t *mutex)
{
	struct mutex *m = (struct mutex *)mutex;

	if (m->kind == DESTROYED)
		il_fail("lock-misuse", "the mutex was destroyed", mutex);
	return m;
}

int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attr)
{
	struct mutex *m = (struct mutex *)mutex;

	il_atomic_begin();
	m->state = 0;
	m->kind = attr ? attr->__kind : PTHREAD_MUTEX_DEFAULT;
	il_atomic_end();
	return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *mutex)
{
	struct mutex *m;
	int busy;

	il_atomic_begin();
	m = usable(mutex);
	busy = m->state != 0;
	if (busy)
		il_report("lock-misuse", "a locked mutex is destroyed", mutex);
	else
		m->kind = DESTROYED;
	il_atomic_end();
	return busy ? EBUSY : 0;
}

static void take(struct mutex *m, int flags)
{
	m->state = ONCE | (il_self() + 1);
	il_locked(m, flags);
	il_acquire(m);
}

/* Whether the calling thread has it and its kind gives an answer to that. */
static int again(struct mutex *m, int *result)
{
	if (OWNER(m->state) != il_self())
		return 0;
	if (m->kind == PTHREAD_MUTEX_RECURSIVE) {
		m->state += ONCE;
		il_locked(m, IL_ATTEMPT);
		*result = 0;
		return 1;
	}
	*result = EDEADLK;
	return m->kind == PTHREAD_MUTEX_ERRORCHECK;
}

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
	struct mutex *m;
	int result = 0;

	il_atomic_begin();
	m = usable(mutex);
	if (!again(m, &result)) {
		unsigned long state = m->state;

		il_await(state == 0, mutex, "mutex", OWNER(state));
		take(m, 0);
		result = 0;
	}
	il_atomic_end();
	return result;
}

static int attempt(pthread_mutex_t *mutex, int busy)
{
	struct mutex *m;
	int result = 0;

	il_atomic_begin();
	m = usable(mutex);
	if (m->state == 0)
		take(m, IL_ATTEMPT);
	else if ((m->kind != PTHREAD_MUTEX_RECURSIVE && busy == EBUSY) || !again(m, &result))
		result = busy;
	il_atomic_end();
	return result;
}

int pthread_mutex_trylock(pthread_mutex_t *mutex)
{
	return attempt(mutex, EBUSY);
}

/*
 * Time may pass before the attempt: that it comes later is another schedule, so that an attempt
 * shows all that a wait with a time-out can do.
 */
int pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *until)
{
	(void)until;
	return attempt(mutex, ETIMEDOUT);
}

int pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until)
{
	(void)clock;
	(void)until;
	return attempt(mutex, ETIMEDOUT);
}

int pthread_mutex_unlock(pthread_mutex_t *mutex)
{
	struct mutex *m;
	int result = 0;

	il_atomic_begin();
	m = usable(mutex);
	if (OWNER(m->state) != il_self()) {
		if (m->kind == PTHREAD_MUTEX_ERRORCHECK || m->kind == PTHREAD_MUTEX_RECURSIVE)
			result = EPERM;
		else if (m->state == 0)
			il_report("lock-misuse", "the mutex is not locked", mutex);
		else
			il_report("lock-misuse", "another thread has locked the mutex", mutex);
	}
	if (!result && m->state) {
		il_unlocked(m);
		if ((m->state -= ONCE) < ONCE) {
			il_release(m);
			m->state = 0;
		}
	}
	il_atomic_end();
	return result;
}

int pthread_mutex_consistent(pthread_mutex_t *mutex)
{
	(void)mutex;
	return 0;
}

int pthread_mutexattr_init(pthread_mutexattr_t *attr)
{
	attr->__kind = PTHREAD_MUTEX_DEFAULT;
	return 0;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *attr)
{
	(void)attr;
	return 0;
}

int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int kind)
{
	if (kind < PTHREAD_MUTEX_NORMAL || kind > PTHREAD_MUTEX_ADAPTIVE_NP)
		return EINVAL;
	attr->__kind = kind;
	return 0;
}

int pthread_mutexattr_gettype(const pthread_mutexattr_t *attr, int *kind)
{
	*kind = attr->__kind;
	return 0;
}

int pthread_mutexattr_setpshared(pthread_mutexattr_t *attr, int shared)
{
	(void)attr;
	(void)shared;
	return 0;
}

int pthread_mutexattr_setprotocol(pthread_mutexattr_t *attr, int protocol)
{
	(void)attr;
	(void)protocol;
	return 0;
}

int pthread_mutexattr_setrobust(pthread_mutexattr_t *attr, int robust)
{
	(void)attr;
	if (robust)
		il_unmodelled("robust mutexes");
	return 0;
}
