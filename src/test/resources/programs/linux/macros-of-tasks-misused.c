#include <linux/interrupt.h>
#include <linux/jump_label.h>
#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_STATIC_KEY_FALSE(ready);
static DEFINE_RAW_SPINLOCK(raw);
static int value;

static int use(void *unused)
{
	value = 1; // expect: data-race on value
	static_branch_enable(&ready);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(use, NULL, "use");
	int seen = 0;

	if (static_branch_unlikely(&ready))
		seen = value; // expect: data-race on value
	kthread_stop(task);
	lockdep_assert_in_softirq(); // expect: warning
	assert_raw_spin_locked(&raw); // expect: assertion
	return seen;
}
