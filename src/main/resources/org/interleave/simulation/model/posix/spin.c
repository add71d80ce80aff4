#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define DESTROYED (-1)

static void usable(int state, pthread_spinlock_t *lock)
{
	if (state == DESTROYED)
		il_fail("lock-misuse", "the spinlock was destroyed", (const void *)lock);
}

int pthread_spin_init(pthread_spinlock_t *lock, int shared)
{
	(void)shared;
	il_atomic_begin();
	*lock = 0;
	il_atomic_end();
	return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *lock)
{
	il_atomic_begin();
	usable(*lock, lock);
	if (*lock)
		il_report("lock-misuse", "a locked spinlock is destroyed", (const void *)lock);
	*lock = DESTROYED;
	il_atomic_end();
	return 0;
}

static void take(pthread_spinlock_t *lock, int flags)
{
	*lock = il_self() + 1;
	il_locked((const void *)lock, flags);
	il_acquire((const void *)lock);
}

int pthread_spin_lock(pthread_spinlock_t *lock)
{
	int state;

	il_atomic_begin();
	state = *lock;
	usable(state, lock);
	il_await(state == 0, (const void *)lock, "spinlock", state - 1);
	take(lock, 0);
	il_atomic_end();
	return 0;
}

int pthread_spin_trylock(pthread_spinlock_t *lock)
{
	int state;

	il_atomic_begin();
	state = *lock;
	usable(state, lock);
	if (!state)
		take(lock, IL_ATTEMPT);
	il_atomic_end();
	return state ? EBUSY : 0;
}

int pthread_spin_unlock(pthread_spinlock_t *lock)
{
	int state;

	il_atomic_begin();
	state = *lock;
	usable(state, lock);
	if (!state)
		il_report("lock-misuse", "the spinlock is not locked", (const void *)lock);
	else {
		if (state - 1 != il_self())
			il_report("lock-misuse", "another thread has locked the spinlock",
				  (const void *)lock);
		il_unlocked((const void *)lock);
		il_release((const void *)lock);
		*lock = 0;
	}
	il_atomic_end();
	return 0;
}
