#include <linux/kthread.h>
#include <linux/rcupdate.h>

static int value;
static int __rcu *shared = &value;

static int leave(void *unused)
{
	rcu_read_lock_sched();
	preempt_enable();
	return 0;
}

int main(void)
{
	int sum = *rcu_dereference_bh(shared); // expect: rcu-misuse on rcu_dereference

	sum += *rcu_dereference_sched(shared); // expect: rcu-misuse on rcu_dereference
	sum += *rcu_dereference_protected(shared, rcu_read_lock_held()); // expect: rcu-misuse on protected
	kthread_run(leave, NULL, "leave"); // expect: rcu-misuse on ends inside
	rcu_read_lock_bh();
	synchronize_rcu_expedited(); // expect: rcu-misuse on inside a read-side section
	rcu_read_unlock_bh();
	return sum;
}
