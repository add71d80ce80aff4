// expect: none
/* Since Linux 5.0, and for synchronize_sched before: what cannot be preempted is a reader. */
#include <interleave.h>
#include <linux/irqflags.h>
#include <linux/kthread.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static int __rcu *shared;
static DEFINE_SPINLOCK(lock);

static int read(void *how)
{
	unsigned long flags;
	int seen = 0;

	switch ((long)how) {
	case 0:
		preempt_disable();
		seen = *rcu_dereference_sched(shared);
		preempt_enable();
		break;
	case 1:
		local_irq_save(flags);
		seen = *rcu_dereference_sched(shared);
		local_irq_restore(flags);
		break;
	case 2:
		local_irq_save(flags);
		spin_lock(&lock);
		seen = *rcu_dereference_sched(shared);
		spin_unlock_irqrestore(&lock, flags);
		break;
	case 3:
		local_bh_disable();
		spin_lock(&lock);
		seen = *rcu_dereference_bh(shared);
		spin_unlock_bh(&lock);
		break;
	case 4:
		local_irq_disable();
		seen = *rcu_dereference_sched(shared);
		spin_lock_irq(&lock);
		spin_unlock_irq(&lock);
		local_irq_enable();
		break;
	default:
		local_bh_disable();
		seen = *rcu_dereference_bh(shared);
		local_bh_enable();
	}
	return seen;
}

int main(void)
{
	long how = il_choose(6, "reader");
	int *old = kzalloc(sizeof(*old), GFP_KERNEL), *new = kzalloc(sizeof(*new), GFP_KERNEL);
	struct task_struct *task;

	rcu_assign_pointer(shared, old);
	task = kthread_run(read, (void *)how, "read");
	rcu_assign_pointer(shared, new);
	if (how)
		synchronize_rcu();
	else
		synchronize_sched();
	kfree(old);
	kthread_stop(task);
	kfree(new);
	return 0;
}
