/* The eight bytes at the beginning: the owner's id plus one. */
#include "context.h"

static void acquire(void *l)
{
	unsigned long *cell = l;
	unsigned long state;

	__linux_may_sleep("mutex_lock");
	il_atomic_begin();
	state = *cell;
	il_await(state == 0, l, "mutex", (int)state - 1);
	*cell = il_self() + 1;
	__linux_locked(l, LOCK_MUTEX, 0);
	il_acquire(l);
	il_atomic_end();
}

void __mutex_init(void *l, const char *name, void *key)
{
	(void)name;
	(void)key;
	il_atomic_begin();
	*(unsigned long *)l = 0;
	il_atomic_end();
}

void mutex_lock(void *l) { acquire(l); }
void mutex_lock_io(void *l) { acquire(l); }
int mutex_lock_interruptible(void *l) { acquire(l); return 0; }
int mutex_lock_killable(void *l) { acquire(l); return 0; }

void mutex_lock_nested(void *l, unsigned int subclass)
{
	(void)subclass;
	acquire(l);
}

void mutex_lock_io_nested(void *l, unsigned int subclass)
{
	(void)subclass;
	acquire(l);
}

int mutex_lock_interruptible_nested(void *l, unsigned int subclass)
{
	(void)subclass;
	acquire(l);
	return 0;
}

int mutex_lock_killable_nested(void *l, unsigned int subclass)
{
	(void)subclass;
	acquire(l);
	return 0;
}

void _mutex_lock_nest_lock(void *l, void *map)
{
	(void)map;
	acquire(l);
}

int mutex_trylock(void *l)
{
	unsigned long *cell = l;
	int free;

	il_atomic_begin();
	free = *cell == 0;
	if (free) {
		*cell = il_self() + 1;
		__linux_locked(l, LOCK_MUTEX, IL_ATTEMPT);
		il_acquire(l);
	}
	il_atomic_end();
	return free;
}

void mutex_unlock(void *l)
{
	unsigned long *cell = l;
	unsigned long state;

	il_atomic_begin();
	state = *cell;
	if (!state)
		il_report("lock-misuse", "the mutex is not locked", l);
	else {
		if ((int)state - 1 != il_self())
			il_report("lock-misuse", "another thread has locked the mutex", l);
		__linux_unlocked(l);
		il_release(l);
		*cell = 0;
	}
	il_atomic_end();
}

_Bool mutex_is_locked(void *l)
{
	_Bool locked;

	il_atomic_begin();
	locked = *(unsigned long *)l != 0;
	il_atomic_end();
	return locked;
}

void mutex_destroy(void *l)
{
	if (mutex_is_locked(l))
		il_report("lock-misuse", "a locked mutex is destroyed", l);
}

int atomic_dec_and_mutex_lock(void *counter, void *l)
{
	int *v = counter;
	int old = __atomic_load_n(v, __ATOMIC_RELAXED);

	while (old != 1)
		if (__atomic_compare_exchange_n(v, &old, old - 1, 0, __ATOMIC_SEQ_CST,
						__ATOMIC_RELAXED))
			return 0;
	acquire(l);
	if (__atomic_sub_fetch(v, 1, __ATOMIC_SEQ_CST) == 0)
		return 1;
	mutex_unlock(l);
	return 0;
}
