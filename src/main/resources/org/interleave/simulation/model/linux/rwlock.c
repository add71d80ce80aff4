/*
 * The eight bytes at the beginning: the writer's id plus one below, how many readers above.
 * Readers pass writers that wait.
 */
#include "context.h"

#define WRITER(state) ((int)((state) & 0xff) - 1)
#define READER 0x100UL
#define IRQS_ON 0x200UL

static char *readers(void *l)
{
	return (char *)l + 1;
}

static void read(void *l)
{
	unsigned long *cell = l;

	__linux_preempt += PREEMPT_ONE;
	il_atomic_begin();
	il_await(WRITER(*cell) < 0, l, "rwlock, to read", WRITER(*cell));
	*cell += READER;
	__linux_locked(l, LOCK_SPIN, IL_SHARED);
	il_acquire(l);
	il_atomic_end();
}

static void write(void *l)
{
	unsigned long *cell = l;

	__linux_preempt += PREEMPT_ONE;
	il_atomic_begin();
	il_await(*cell == 0, l, "rwlock, to write", il_holds(l) ? il_self() : WRITER(*cell));
	*cell = il_self() + 1;
	__linux_locked(l, LOCK_SPIN, 0);
	il_acquire(l);
	il_acquire(readers(l));
	il_atomic_end();
}

static int try_read(void *l)
{
	unsigned long *cell = l;
	int free;

	il_atomic_begin();
	free = WRITER(*cell) < 0;
	if (free) {
		*cell += READER;
		__linux_locked(l, LOCK_SPIN, IL_SHARED | IL_ATTEMPT);
		il_acquire(l);
		__linux_preempt += PREEMPT_ONE;
	}
	il_atomic_end();
	return free;
}

static int try_write(void *l)
{
	unsigned long *cell = l;
	int free;

	il_atomic_begin();
	free = *cell == 0;
	if (free) {
		*cell = il_self() + 1;
		__linux_locked(l, LOCK_SPIN, IL_ATTEMPT);
		il_acquire(l);
		il_acquire(readers(l));
		__linux_preempt += PREEMPT_ONE;
	}
	il_atomic_end();
	return free;
}

static void preempt_on(void)
{
	if (__linux_preempt)
		__linux_preempt -= PREEMPT_ONE;
}

static void unread(void *l)
{
	unsigned long *cell = l;

	il_atomic_begin();
	if (*cell < READER)
		il_report("lock-misuse", "the rwlock is not locked to read", l);
	else {
		if (!il_holds(l))
			il_report("lock-misuse", "another thread has locked the rwlock", l);
		__linux_unlocked(l);
		il_release(readers(l));
		*cell -= READER;
	}
	il_atomic_end();
	preempt_on();
}

static void unwrite(void *l)
{
	unsigned long *cell = l;

	il_atomic_begin();
	if (WRITER(*cell) < 0)
		il_report("lock-misuse", "the rwlock is not locked to write", l);
	else {
		if (WRITER(*cell) != il_self())
			il_report("lock-misuse", "another thread has locked the rwlock", l);
		__linux_unlocked(l);
		il_release(l);
		*cell = 0;
	}
	il_atomic_end();
	preempt_on();
}

static void bh_off(void) { __linux_preempt += SOFTIRQ_OFF; }

static void bh_on(void)
{
	if (__linux_preempt >= SOFTIRQ_OFF)
		__linux_preempt -= SOFTIRQ_OFF;
	if (!__linux_preempt)
		__linux_on(SOFTIRQ_OFF);
}

static unsigned long save(void)
{
	unsigned long flags = __linux_irqs_off ? 0 : IRQS_ON;

	__linux_irqs_off = 1;
	return flags;
}

void __linux_rwlock_init(void *l)
{
	il_atomic_begin();
	*(unsigned long *)l = 0;
	il_atomic_end();
}

void __rwlock_init(void *l, const char *name, void *key)
{
	(void)name;
	(void)key;
	__linux_rwlock_init(l);
}

void _raw_read_lock(void *l) { read(l); }
void _raw_write_lock(void *l) { write(l); }
int _raw_read_trylock(void *l) { return try_read(l); }
int _raw_write_trylock(void *l) { return try_write(l); }
void _raw_read_unlock(void *l) { unread(l); }
void _raw_write_unlock(void *l) { unwrite(l); }
void __raw_read_unlock(void *l) { unread(l); }
void __raw_write_unlock(void *l) { unwrite(l); }
void _raw_read_lock_bh(void *l) { bh_off(); read(l); }
void _raw_write_lock_bh(void *l) { bh_off(); write(l); }
void _raw_read_unlock_bh(void *l) { unread(l); bh_on(); }
void _raw_write_unlock_bh(void *l) { unwrite(l); bh_on(); }
void _raw_read_lock_irq(void *l) { __linux_irqs_off = 1; read(l); }
void _raw_write_lock_irq(void *l) { __linux_irqs_off = 1; write(l); }
void _raw_read_unlock_irq(void *l) { unread(l); __linux_irqs(0, 0); }
void _raw_write_unlock_irq(void *l) { unwrite(l); __linux_irqs(0, 0); }
void __raw_read_unlock_irq(void *l) { unread(l); __linux_irqs(0, 0); }
void __raw_write_unlock_irq(void *l) { unwrite(l); __linux_irqs(0, 0); }

unsigned long _raw_read_lock_irqsave(void *l)
{
	unsigned long flags = save();

	read(l);
	return flags;
}

unsigned long _raw_write_lock_irqsave(void *l)
{
	unsigned long flags = save();

	write(l);
	return flags;
}

void _raw_read_unlock_irqrestore(void *l, unsigned long flags)
{
	unread(l);
	__linux_irqs(!(flags & IRQS_ON), 0);
}

void _raw_write_unlock_irqrestore(void *l, unsigned long flags)
{
	unwrite(l);
	__linux_irqs(!(flags & IRQS_ON), 0);
}
