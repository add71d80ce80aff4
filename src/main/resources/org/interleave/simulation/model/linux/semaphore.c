/* The count stands behind the lock; a spinlock with its debugging fields leaves it no place. */
#include "context.h"

#define SPINLOCK_MAGIC 0xdead4eadu

struct semaphore {
	unsigned lock;
	unsigned count;
};

static struct semaphore *of(void *sem)
{
	struct semaphore *s = sem;

	if (s->count == SPINLOCK_MAGIC)
		s->count = 1;
	return s;
}

static void wait(void *sem)
{
	struct semaphore *s;

	__linux_may_sleep("down");
	il_atomic_begin();
	s = sem;
	il_await(s->count != 0, sem, "semaphore", -1);
	of(sem)->count--;
	il_acquire(sem);
	il_atomic_end();
}

void sema_init(void *sem, int value)
{
	struct semaphore *s = sem;

	il_atomic_begin();
	s->lock = 0;
	s->count = value;
	il_atomic_end();
}

void down(void *sem) { wait(sem); }
int down_interruptible(void *sem) { wait(sem); return 0; }
int down_killable(void *sem) { wait(sem); return 0; }

int down_trylock(void *sem)
{
	struct semaphore *s;
	int busy;

	il_atomic_begin();
	s = of(sem);
	busy = s->count == 0;
	if (!busy) {
		s->count--;
		il_acquire(sem);
	}
	il_atomic_end();
	return busy;
}

/* The attempt may come at any time, before the time-out or at it. */
int down_timeout(void *sem, long timeout)
{
	(void)timeout;
	__linux_may_sleep("down_timeout");
	return down_trylock(sem) ? -62 : 0;
}

void up(void *sem)
{
	il_atomic_begin();
	of(sem)->count++;
	il_release(sem);
	il_atomic_end();
}
