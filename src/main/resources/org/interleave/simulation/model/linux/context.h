/* What the models of one thread's context share. Kernel headers are not needed: they differ. */
#ifndef INTERLEAVE_LINUX_CONTEXT_H
#define INTERLEAVE_LINUX_CONTEXT_H
#include <interleave.h>

#define THREADS 64

/* As preempt_count() has it: preemption, softirq (of which the lowest is being in one), hardirq. */
#define PREEMPT_ONE 0x1u
#define SOFTIRQ_ONE 0x100u
#define SOFTIRQ_OFF 0x200u
#define SOFTIRQ_MASK 0xff00u
#define HARDIRQ_ONE 0x10000u
#define HARDIRQ_MASK 0xf0000u

extern __thread unsigned __linux_preempt;
extern __thread unsigned __linux_irqs_off;
extern __thread int __linux_readers;

/*
 * What switches preemption or interrupts off by hand is a reader of RCU, if there is RCU in the
 * program. Locks may switch them on again.
 */
void __linux_rcu_hold(void);
void __linux_rcu_let_go(void);
void __linux_off(unsigned value);
void __linux_on(unsigned value);
void __linux_irqs(unsigned off, int by_hand);

/* Reports a call that may sleep where that is forbidden. */
void __linux_may_sleep(const char *what);
/* Called where the function returns that a thread of the kernel's runs: nothing may be left open. */
void __linux_end(void);

enum { LOCK_SPIN, LOCK_MUTEX, LOCK_RWSEM };
void __linux_locked(const void *lock, int kind, int flags);
void __linux_unlocked(const void *lock);

/* The thread's task_struct; its state stands at one place in every configuration. */
struct task {
	unsigned long info[2];
	long state;
};
struct task *__linux_task(void);
struct task *__linux_task_of(int thread);

#endif
