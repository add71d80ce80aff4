/*
 * The first eight bytes: the writer's id plus one below, how many readers above. Readers pass
 * waiting writers, as glibc's default kind lets them. What readers know goes to the lock's second
 * word, for the next writer only.
 */
#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define WRITER(state) ((int)((state) & 0xffff) - 1)
#define READER 0x10000UL
#define DESTROYED 1UL

struct rwlock {
	unsigned long state;
	char readers;
	unsigned long status;
};

static struct rwlock *usable(pthread_rwlock_t *lock)
{
	struct rwlock *l = (struct rwlock *)lock;

	if (l->status == DESTROYED)
		il_fail("lock-misuse", "the rwlock was destroyed", lock);
	return l;
}

int pthread_rwlock_init(pthread_rwlock_t *lock, const pthread_rwlockattr_t *attr)
{
	struct rwlock *l = (struct rwlock *)lock;

	(void)attr;
	il_atomic_begin();
	l->state = 0;
	l->status = 0;
	il_atomic_end();
	return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t *lock)
{
	struct rwlock *l;

	il_atomic_begin();
	l = usable(lock);
	if (l->state)
		il_report("lock-misuse", "a locked rwlock is destroyed", lock);
	l->status = DESTROYED;
	il_atomic_end();
	return 0;
}

static void read_taken(struct rwlock *l, int flags)
{
	l->state += READER;
	il_locked(l, IL_SHARED | flags);
	il_acquire(l);
}

static void write_taken(struct rwlock *l, int flags)
{
	l->state = il_self() + 1;
	il_locked(l, flags);
	il_acquire(l);
	il_acquire(&l->readers);
}

int pthread_rwlock_rdlock(pthread_rwlock_t *lock)
{
	struct rwlock *l;
	unsigned long state;

	il_atomic_begin();
	l = usable(lock);
	state = l->state;
	il_await(WRITER(state) < 0, lock, "rwlock, to read", WRITER(state));
	read_taken(l, 0);
	il_atomic_end();
	return 0;
}

int pthread_rwlock_wrlock(pthread_rwlock_t *lock)
{
	struct rwlock *l;
	unsigned long state;

	il_atomic_begin();
	l = usable(lock);
	state = l->state;
	il_await(state == 0, lock, "rwlock, to write", il_holds(l) ? il_self() : WRITER(state));
	write_taken(l, 0);
	il_atomic_end();
	return 0;
}

static int attempt_read(pthread_rwlock_t *lock, int busy)
{
	struct rwlock *l;
	int result = 0;

	il_atomic_begin();
	l = usable(lock);
	if (WRITER(l->state) >= 0)
		result = busy;
	else
		read_taken(l, IL_ATTEMPT);
	il_atomic_end();
	return result;
}

static int attempt_write(pthread_rwlock_t *lock, int busy)
{
	struct rwlock *l;
	int result = 0;

	il_atomic_begin();
	l = usable(lock);
	if (l->state)
		result = busy;
	else
		write_taken(l, IL_ATTEMPT);
	il_atomic_end();
	return result;
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock)
{
	return attempt_read(lock, EBUSY);
}

int pthread_rwlock_trywrlock(pthread_rwlock_t *lock)
{
	return attempt_write(lock, EBUSY);
}

/* As pthread_mutex_timedlock. */
int pthread_rwlock_timedrdlock(pthread_rwlock_t *lock, const struct timespec *until)
{
	(void)until;
	return attempt_read(lock, ETIMEDOUT);
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *lock, const struct timespec *until)
{
	(void)until;
	return attempt_write(lock, ETIMEDOUT);
}

int pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
	struct rwlock *l;

	il_atomic_begin();
	l = usable(lock);
	if (l->state == 0)
		il_report("lock-misuse", "the rwlock is not locked", lock);
	else {
		if (!il_holds(l))
			il_report("lock-misuse", "another thread has locked the rwlock", lock);
		il_unlocked(l);
		if (WRITER(l->state) >= 0) {
			il_release(l);
			l->state = 0;
		} else {
			il_release(&l->readers);
			l->state -= READER;
		}
	}
	il_atomic_end();
	return 0;
}

int pthread_rwlockattr_init(pthread_rwlockattr_t *attr)
{
	attr->__kind = PTHREAD_RWLOCK_DEFAULT_NP;
	return 0;
}

int pthread_rwlockattr_destroy(pthread_rwlockattr_t *attr)
{
	(void)attr;
	return 0;
}

int pthread_rwlockattr_setpshared(pthread_rwlockattr_t *attr, int shared)
{
	(void)attr;
	(void)shared;
	return 0;
}

int pthread_rwlockattr_setkind_np(pthread_rwlockattr_t *attr, int kind)
{
	attr->__kind = kind;
	if (kind == PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP)
		il_unmodelled("rwlocks that prefer writers");
	return 0;
}
