#include <interleave.h>
#include <linux/kthread.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

static int __rcu *shared;

static int read(void *flavour)
{
	int seen;

	if (flavour) {
		rcu_read_lock_bh();
		seen = *rcu_dereference_bh(shared); // expect: use-after-free
		rcu_read_unlock_bh();
	} else {
		rcu_read_lock_sched();
		seen = *rcu_dereference_sched(shared); // expect: use-after-free
		rcu_read_unlock_sched();
	}
	return seen;
}

int main(void)
{
	int *old = kzalloc(sizeof(*old), GFP_KERNEL);
	struct task_struct *task;

	rcu_assign_pointer(shared, old);
	task = kthread_run(read, (void *)(long)il_choose(2, "flavour"), "read");
	synchronize_rcu();
	rcu_assign_pointer(shared, kzalloc(sizeof(*old), GFP_KERNEL));
	kfree(old); // expect: use-after-free
	kthread_stop(task);
	return 0;
}
