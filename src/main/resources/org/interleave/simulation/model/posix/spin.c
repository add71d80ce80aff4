#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define DESTROYED (-1)

static void usable(int state, const void *lock)
{
	if (state == DESTROYED)
		il_fail("lock-misuse", "the spinlock was destroyed", lock);
}

int pthread_spin_init(pthread_spinlock_t *spinlock, int shared)
{
	int *lock = (int *)spinlock;

	(void)shared;
	il_atomic_begin();
	*lock = 0;
	il_atomic_end();
	return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *spinlock)
{
	int *lock = (int *)spinlock;

	il_atomic_begin();
	usable(*lock, lock);
	if (*lock)
		il_report("lock-misuse", "a locked spinlock is destroyed", lock);
	*lock = DESTROYED;
	il_atomic_end();
	return 0;
}

static void take(int *lock, int flags)
{
	*lock = il_self() + 1;
	il_locked(lock, flags);
	il_acquire(lock);
}

int pthread_spin_lock(pthread_spinlock_t *spinlock)
{
	int *lock = (int *)spinlock;
	int state;

	il_atomic_begin();
	state = *lock;
	usable(state, lock);
	il_await(state == 0, lock, "spinlock", state - 1);
	take(lock, 0);
	il_atomic_end();
	return 0;
}

int pthread_spin_trylock(pthread_spinlock_t *spinlock)
{
	int *lock = (int *)spinlock;
	int state;

	il_atomic_begin();
	state = *lock;
	usable(state, lock);
	if (!state)
		take(lock, IL_ATTEMPT);
	il_atomic_end();
	return state ? EBUSY : 0;
}

int pthread_spin_unlock(pthread_spinlock_t *spinlock)
{
	int *lock = (int *)spinlock;
	int state;

	il_atomic_begin();
	state = *lock;
	usable(state, lock);
	if (!state)
		il_report("lock-misuse", "the spinlock is not locked", lock);
	else {
		if (state - 1 != il_self())
			il_report("lock-misuse", "another thread has locked the spinlock",
				  lock);
		il_unlocked(lock);
		il_release(lock);
		*lock = 0;
	}
	il_atomic_end();
	return 0;
}
