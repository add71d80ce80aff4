/*
 * The four bytes at the beginning: the owner's id plus one, and above it in which contexts the
 * lock was taken, for what lockdep calls an inconsistent state.
 */
#include "context.h"

#define OWNER(state) ((int)((state) & 0xff) - 1)
#define IN_SOFTIRQ 0x100u
#define IN_HARDIRQ 0x200u
#define SOFTIRQS_ON 0x400u
#define HARDIRQS_ON 0x800u
#define IRQS_ON 0x200UL

static unsigned context(void)
{
	if (__linux_preempt & HARDIRQ_MASK)
		return IN_HARDIRQ;
	if (__linux_irqs_off)
		return __linux_preempt & SOFTIRQ_ONE ? IN_SOFTIRQ : 0;
	if (__linux_preempt & SOFTIRQ_ONE)
		return IN_SOFTIRQ | HARDIRQS_ON;
	return HARDIRQS_ON | (__linux_preempt & SOFTIRQ_MASK ? 0 : SOFTIRQS_ON);
}

static void taken(unsigned *lock, int flags)
{
	unsigned before = *lock & ~0xffu;
	unsigned contexts = before | context();

	if (contexts != before) {
		if ((contexts & IN_HARDIRQ) && (contexts & HARDIRQS_ON))
			il_report("lock-order",
				  "taken in hard interrupts and, elsewhere, with interrupts enabled",
				  lock);
		else if ((contexts & IN_SOFTIRQ) && (contexts & SOFTIRQS_ON))
			il_report("lock-order",
				  "taken in softirqs and, elsewhere, with softirqs enabled", lock);
	}
	*lock = contexts | (il_self() + 1);
	__linux_locked(lock, LOCK_SPIN, flags);
	il_acquire(lock);
}

static void acquire(unsigned *lock)
{
	unsigned state;

	il_atomic_begin();
	state = *lock;
	il_await(OWNER(state) < 0, lock, "spinlock", OWNER(state));
	taken(lock, 0);
	il_atomic_end();
}

static int attempt(unsigned *lock)
{
	int free;

	il_atomic_begin();
	free = OWNER(*lock) < 0;
	if (free)
		taken(lock, IL_ATTEMPT);
	il_atomic_end();
	return free;
}

static void release(unsigned *lock)
{
	unsigned state;

	il_atomic_begin();
	state = *lock;
	if (OWNER(state) < 0)
		il_report("lock-misuse", "the spinlock is not locked", lock);
	else {
		if (OWNER(state) != il_self())
			il_report("lock-misuse", "another thread has locked the spinlock", lock);
		__linux_unlocked(lock);
		il_release(lock);
		*lock = state & ~0xffu;
	}
	il_atomic_end();
}

static void on(unsigned value)
{
	if (__linux_preempt >= value)
		__linux_preempt -= value;
	if (!__linux_preempt)
		__linux_on(value);
}

static unsigned long save(void)
{
	unsigned long flags = __linux_irqs_off ? 0 : IRQS_ON;

	__linux_irqs_off = 1;
	return flags;
}

static void restore(unsigned long flags)
{
	__linux_irqs(!(flags & IRQS_ON), 0);
}

static void lock(void *l)
{
	__linux_preempt += PREEMPT_ONE;
	acquire(l);
}

static void lock_bh(void *l)
{
	__linux_preempt += SOFTIRQ_OFF + PREEMPT_ONE;
	acquire(l);
}

static void lock_irq(void *l)
{
	__linux_irqs_off = 1;
	lock(l);
}

static unsigned long lock_irqsave(void *l)
{
	unsigned long flags = save();

	lock(l);
	return flags;
}

static int try(void *l)
{
	int taken = attempt(l);

	if (taken)
		__linux_preempt += PREEMPT_ONE;
	return taken;
}

static int try_bh(void *l)
{
	__linux_preempt += SOFTIRQ_OFF;
	if (try(l))
		return 1;
	on(SOFTIRQ_OFF);
	return 0;
}

static void unlock(void *l)
{
	release(l);
	on(PREEMPT_ONE);
}

static void unlock_bh(void *l)
{
	release(l);
	on(SOFTIRQ_OFF + PREEMPT_ONE);
}

static void unlock_irq(void *l)
{
	unlock(l);
	__linux_irqs(0, 0);
}

static void unlock_irqrestore(void *l, unsigned long flags)
{
	unlock(l);
	restore(flags);
}

void __linux_spin_init(void *lock)
{
	il_atomic_begin();
	*(unsigned *)lock = 0;
	il_atomic_end();
}

void __raw_spin_lock_init(void *lock, const char *name, void *key)
{
	(void)name;
	(void)key;
	__linux_spin_init(lock);
}

void spin_lock(void *l) { lock(l); }
void spin_lock_bh(void *l) { lock_bh(l); }
void spin_lock_irq(void *l) { lock_irq(l); }
int spin_trylock(void *l) { return try(l); }
int spin_trylock_bh(void *l) { return try_bh(l); }
void spin_unlock(void *l) { unlock(l); }
void spin_unlock_bh(void *l) { unlock_bh(l); }
void spin_unlock_irq(void *l) { unlock_irq(l); }
void spin_unlock_irqrestore(void *l, unsigned long flags) { unlock_irqrestore(l, flags); }

void _raw_spin_lock(void *l) { lock(l); }
void _raw_spin_lock_bh(void *l) { lock_bh(l); }
void _raw_spin_lock_irq(void *l) { lock_irq(l); }
unsigned long _raw_spin_lock_irqsave(void *l) { return lock_irqsave(l); }
int _raw_spin_trylock(void *l) { return try(l); }
int _raw_spin_trylock_bh(void *l) { return try_bh(l); }
void _raw_spin_unlock(void *l) { unlock(l); }
void _raw_spin_unlock_bh(void *l) { unlock_bh(l); }
void _raw_spin_unlock_irq(void *l) { unlock_irq(l); }
void _raw_spin_unlock_irqrestore(void *l, unsigned long flags) { unlock_irqrestore(l, flags); }

void __raw_spin_lock(void *l) { lock(l); }
void __raw_spin_lock_bh(void *l) { lock_bh(l); }
void __raw_spin_lock_irq(void *l) { lock_irq(l); }
unsigned long __raw_spin_lock_irqsave(void *l) { return lock_irqsave(l); }
int __raw_spin_trylock(void *l) { return try(l); }
int __raw_spin_trylock_bh(void *l) { return try_bh(l); }
void __raw_spin_unlock(void *l) { unlock(l); }
void __raw_spin_unlock_bh(void *l) { unlock_bh(l); }
void __raw_spin_unlock_irq(void *l) { unlock_irq(l); }
void __raw_spin_unlock_irqrestore(void *l, unsigned long flags) { unlock_irqrestore(l, flags); }

void _raw_spin_lock_nested(void *l, int subclass)
{
	(void)subclass;
	lock(l);
}

void _raw_spin_lock_bh_nested(void *l, int subclass)
{
	(void)subclass;
	lock_bh(l);
}

unsigned long _raw_spin_lock_irqsave_nested(void *l, int subclass)
{
	(void)subclass;
	return lock_irqsave(l);
}

void _raw_spin_lock_nest_lock(void *l, void *map)
{
	(void)map;
	lock(l);
}

int spin_trylock_irq(void *l)
{
	unsigned off = __linux_irqs_off;

	__linux_irqs_off = 1;
	if (try(l))
		return 1;
	__linux_irqs_off = off;
	return 0;
}

/* For a macro that hands the flags over. */
int __linux_spin_trylock_irqsave(void *l, unsigned long *flags)
{
	*flags = save();
	if (try(l))
		return 1;
	restore(*flags);
	return 0;
}

int spin_is_locked(void *l)
{
	int locked;

	il_atomic_begin();
	locked = OWNER(*(unsigned *)l) >= 0;
	il_atomic_end();
	return locked;
}

int queued_spin_is_locked(void *l) { return spin_is_locked(l); }

int spin_is_contended(void *l)
{
	(void)l;
	return 0;
}

/* With the lock if that was the last reference; a failed attempt takes nothing. */
int _atomic_dec_and_lock(void *counter, void *l)
{
	int *v = counter;
	int old = __atomic_load_n(v, __ATOMIC_RELAXED);

	while (old != 1)
		if (__atomic_compare_exchange_n(v, &old, old - 1, 0, __ATOMIC_SEQ_CST,
						__ATOMIC_RELAXED))
			return 0;
	lock(l);
	if (__atomic_sub_fetch(v, 1, __ATOMIC_SEQ_CST) == 0)
		return 1;
	unlock(l);
	return 0;
}

int _atomic_dec_and_lock_irqsave(void *counter, void *l, unsigned long *flags)
{
	*flags = save();
	if (_atomic_dec_and_lock(counter, l))
		return 1;
	restore(*flags);
	return 0;
}
