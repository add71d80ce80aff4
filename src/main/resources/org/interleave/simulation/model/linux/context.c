#include "context.h"

#define MOST_HELD 32
#define TASK_SIZE 12288

__thread unsigned __linux_preempt;
__thread unsigned __linux_irqs_off;
/* Depth of RCU read-side sections. */
__thread int __linux_readers;

static __thread struct {
	const char *lock;
	int kind;
} held[MOST_HELD];
static __thread int count;

static struct task *tasks[THREADS];
static __thread struct task *own;

/* Of what is off, what is by hand. */
static __thread unsigned off_by_hand;
static __thread int irqs_off_by_hand;

void __attribute__((weak)) __linux_rcu_hold(void) {}
void __attribute__((weak)) __linux_rcu_let_go(void) {}

void __linux_off(unsigned value)
{
	__linux_preempt += value;
	if (!off_by_hand)
		__linux_rcu_hold();
	off_by_hand += value;
}

void __linux_on(unsigned value)
{
	unsigned left = off_by_hand < value || !__linux_preempt ? 0 : off_by_hand - value;

	if (off_by_hand && !left)
		__linux_rcu_let_go();
	off_by_hand = left;
}

void __linux_irqs(unsigned off, int by_hand)
{
	if (off && by_hand && !__linux_irqs_off) {
		irqs_off_by_hand = 1;
		__linux_rcu_hold();
	}
	__linux_irqs_off = off;
	if (!off && irqs_off_by_hand) {
		irqs_off_by_hand = 0;
		__linux_rcu_let_go();
	}
}

void __linux_end(void)
{
	if (__linux_readers) {
		il_report("rcu-misuse", "the thread ends inside an RCU read-side section", 0);
		__linux_readers = 0;
	}
	if (__linux_preempt && !count)
		il_report("warning", "the thread ends with preemption disabled", 0);
}

void __linux_may_sleep(const char *what)
{
	(void)what;
	if (__linux_preempt & (HARDIRQ_MASK | SOFTIRQ_ONE))
		il_report("sleep-in-atomic", "a call that may sleep, in interrupt context", 0);
	else if (__linux_irqs_off)
		il_report("sleep-in-atomic", "a call that may sleep, with interrupts disabled", 0);
	else if (__linux_preempt && count && held[count - 1].kind == LOCK_SPIN)
		il_report("sleep-in-atomic", "a call that may sleep, under a spinlock",
			  held[count - 1].lock);
	else if (__linux_preempt)
		il_report("sleep-in-atomic", "a call that may sleep, with preemption disabled", 0);
	else if (__linux_readers)
		il_report("sleep-in-atomic",
			  "a call that may sleep, in an RCU read-side section", 0);
}

void __linux_locked(const void *lock, int kind, int flags)
{
	il_locked(lock, flags);
	if (count < MOST_HELD) {
		held[count].lock = lock;
		held[count++].kind = kind;
	}
}

void __linux_unlocked(const void *lock)
{
	int i;

	il_unlocked(lock);
	for (i = count - 1; i >= 0; i--)
		if (held[i].lock == lock) {
			for (count--; i < count; i++)
				held[i] = held[i + 1];
			/* an address that stays here would hide a leak */
			held[count].lock = 0;
			return;
		}
}

/* Whether this thread holds a lock inside the object. */
int __linux_holds_inside(const char *object, unsigned long size)
{
	int i;

	for (i = 0; i < count; i++)
		if (held[i].lock >= object && held[i].lock < object + size)
			return 1;
	return 0;
}

/*
 * A lock's dep_map lies in it, not at the same distance in every configuration: the lock is
 * the nearest held one before it whose kind can have it there.
 */
const void *__linux_lock_of_map(const char *map)
{
	const char *nearest = 0;
	int i;

	for (i = 0; i < count; i++) {
		const char *lock = held[i].lock;
		long most = held[i].kind == LOCK_SPIN ? 24 : held[i].kind == LOCK_MUTEX ? 120 : 128;

		if (map >= lock && map <= lock + most && (!nearest || lock > nearest))
			nearest = lock;
	}
	return nearest;
}

struct task *__linux_task(void)
{
	if (!own) {
		own = il_allocate(TASK_SIZE, 1);
		il_atomic_begin();
		tasks[il_self()] = own;
		il_atomic_end();
	}
	return own;
}

/* Only of a thread that is known to have asked for its own. */
struct task *__linux_task_of(int thread)
{
	return tasks[thread];
}

void *get_current(void)
{
	return __linux_task();
}

/* A scenario may say which task the calling thread is. */
void il_become(void *task)
{
	own = task;
	il_atomic_begin();
	tasks[il_self()] = own;
	il_atomic_end();
}
