#include <linux/kthread.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

static int __rcu *shared;

static int read(void *unused)
{
	int *at;

	preempt_disable();
	at = rcu_dereference_sched(shared);
	preempt_enable();
	return *at; // expect: use-after-free
}

int main(void)
{
	int *old = kzalloc(sizeof(*old), GFP_KERNEL), *new = kzalloc(sizeof(*new), GFP_KERNEL);
	struct task_struct *task;

	rcu_assign_pointer(shared, old);
	task = kthread_run(read, NULL, "read");
	rcu_assign_pointer(shared, new);
	synchronize_sched();
	kfree(old); // expect: use-after-free
	kthread_stop(task);
	kfree(new);
	return 0;
}
