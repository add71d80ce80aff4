// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static raw_spinlock_t raw;
static int shared;

#define LOCKED(take, leave) \
	do { \
		take; \
		shared++; \
		BUG_ON(!spin_is_locked(&lock)); \
		leave; \
	} while (0)
#define RAW(take, leave) \
	do { \
		take; \
		shared++; \
		BUG_ON(!raw_spin_is_locked(&raw)); \
		leave; \
	} while (0)
#define TRIED(take, leave) \
	do { \
		BUG_ON(!(take)); \
		BUG_ON(take); \
		leave; \
	} while (0)

static int other(void *unused)
{
	spin_lock(&lock);
	shared++;
	spin_unlock(&lock);
	return 0;
}

int main(void)
{
	struct task_struct *task;
	unsigned long flags, inner;

	spin_lock_init(&lock);
	raw_spin_lock_init(&raw);
	TRIED(spin_trylock(&lock), spin_unlock(&lock));
	TRIED(spin_trylock_bh(&lock), spin_unlock_bh(&lock));
	TRIED(spin_trylock_irq(&lock), spin_unlock_irq(&lock));
	BUG_ON(!spin_trylock_irqsave(&lock, flags) || spin_trylock_irqsave(&lock, inner));
	BUG_ON(!irqs_disabled());
	spin_unlock_irqrestore(&lock, flags);
	TRIED(raw_spin_trylock(&raw), raw_spin_unlock(&raw));
	BUG_ON(preempt_count() || irqs_disabled());
	task = kthread_run(other, NULL, "other");
	LOCKED(spin_lock(&lock), spin_unlock(&lock));
	LOCKED(spin_lock_nested(&lock, 1), spin_unlock(&lock));
	LOCKED(spin_lock_bh(&lock), spin_unlock_bh(&lock));
	LOCKED(spin_lock_irq(&lock), spin_unlock_irq(&lock));
	LOCKED(spin_lock_irqsave(&lock, flags), spin_unlock_irqrestore(&lock, flags));
	kthread_stop(task);
	LOCKED(spin_lock_irqsave_nested(&lock, flags, 1), spin_unlock_irqrestore(&lock, flags));
	RAW(raw_spin_lock(&raw), raw_spin_unlock(&raw));
	RAW(raw_spin_lock_nested(&raw, 1), raw_spin_unlock(&raw));
	RAW(raw_spin_lock_bh(&raw), raw_spin_unlock_bh(&raw));
	RAW(raw_spin_lock_irq(&raw), raw_spin_unlock_irq(&raw));
	RAW(raw_spin_lock_irqsave(&raw, flags), raw_spin_unlock_irqrestore(&raw, flags));
	BUG_ON(shared < 11 || spin_is_locked(&lock) || spin_is_contended(&lock));

	spin_lock_irqsave(&lock, flags);
	raw_spin_lock_irqsave(&raw, inner);
	BUG_ON(!irqs_disabled() || preempt_count() != 2);
	raw_spin_unlock_irqrestore(&raw, inner);
	BUG_ON(!irqs_disabled());
	assert_spin_locked(&lock);
	spin_lock_nest_lock(&raw, &lock);
	spin_unlock((spinlock_t *)&raw);
	spin_unlock_irqrestore(&lock, flags);
	spin_lock_bh(&lock);
	BUG_ON(!in_softirq() || in_serving_softirq() || !in_atomic());
	spin_unlock_bh(&lock);
	spin_unlock_wait(&lock);
	BUG_ON(preempt_count() || irqs_disabled());
	return 0;
}
