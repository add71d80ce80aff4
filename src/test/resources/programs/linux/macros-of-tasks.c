// expect: none
#include <linux/bug.h>
#include <linux/freezer.h>
#include <linux/jump_label.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/preempt.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>

static DEFINE_STATIC_KEY_FALSE(off);
static DEFINE_STATIC_KEY_TRUE(on);
static DEFINE_SPINLOCK(lock);
static DEFINE_RAW_SPINLOCK(raw);
static DECLARE_RWSEM(sem);
static struct lock_class_key key;

static int leave(void *unused)
{
	module_put_and_exit(0);
}

int main(void)
{
	struct task_struct *task;

	BUG_ON(static_branch_unlikely(&off) || !static_branch_likely(&on));
	static_branch_enable(&off);
	static_branch_disable(&on);
	BUG_ON(!static_branch_unlikely(&off) || static_branch_likely(&on));
	static_branch_inc(&on);
	static_branch_dec(&off);
	BUG_ON(static_branch_unlikely(&off) || !static_branch_likely(&on));

	get_task_struct(current);
	set_user_nice(current, 5);
	BUG_ON(fatal_signal_pending(current) || signal_pending_state(TASK_INTERRUPTIBLE, current));
	BUG_ON(task_pid_nr(current) < 0 || try_to_freeze() || freezing(current) || in_irq());
	put_task_struct(current);
	task = kthread_run(leave, NULL, "leave");
	kthread_stop(task);

	lockdep_set_class(&lock, &key);
	lockdep_set_class_and_name(&lock, &key, "lock");
	lockdep_set_subclass(&lock, 1);
	lockdep_set_novalidate_class(&lock);
	lockdep_assert_none_held_once();
	might_lock_read(&sem);
	might_lock_nested(&lock, 1);
	spin_lock(&lock);
	BUG_ON(cond_resched_lock(&lock));
	spin_unlock(&lock);
	raw_spin_lock(&raw);
	assert_raw_spin_locked(&raw);
	raw_spin_unlock(&raw);
	mb();
	rmb();
	wmb();
	smp_mb__after_spinlock();
	smp_mb__after_unlock_lock();
	smp_read_barrier_depends();
	return 0;
}
