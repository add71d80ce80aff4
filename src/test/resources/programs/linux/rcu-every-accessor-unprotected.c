#include <linux/mutex.h>
#include <linux/rculist.h>

static int value;
static int __rcu *shared = &value;
static DEFINE_MUTEX(lock);

int main(void)
{
	int *other = NULL;

	other = rcu_dereference_check(shared, lockdep_is_held(&lock)); // expect: rcu-misuse on rcu_dereference
	other = rcu_dereference_bh_check(shared, 0); // expect: rcu-misuse on rcu_dereference
	other = rcu_dereference_sched_check(shared, 0); // expect: rcu-misuse on rcu_dereference
	rcu_swap_protected(shared, other, lockdep_is_held(&lock)); // expect: rcu-misuse on protected
	RCU_LOCKDEP_WARN(!mutex_is_locked(&lock), "the lock is not taken"); // expect: rcu-misuse on not taken
	return *other;
}
