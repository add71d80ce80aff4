#include <linux/irqflags.h>
#include <linux/kthread.h>
#include <linux/lockdep.h>
#include <linux/preempt.h>
#include <linux/spinlock.h>

void __might_fault(const char *file, int line);
int _cond_resched(void);

static int leave(void *unused)
{
	preempt_disable();
	return 0;
}

int main(void)
{
	kthread_run(leave, NULL, "leave"); // expect: warning on ends with preemption disabled
	lockdep_assert_irqs_disabled(); // expect: warning on lockdep_assert
	lockdep_assert_preemption_disabled(); // expect: warning on lockdep_assert
	local_bh_disable();
	__might_fault(__FILE__, __LINE__); // expect: sleep-in-atomic
	might_sleep_if(0);
	might_sleep_if(1); // expect: sleep-in-atomic
	lockdep_assert_preemption_enabled(); // expect: warning on lockdep_assert
	local_bh_enable();
	local_irq_disable();
	_cond_resched(); // expect: sleep-in-atomic
	lockdep_assert_irqs_enabled(); // expect: warning on lockdep_assert
	local_irq_enable();
	preempt_enable_no_resched(); // expect: warning on more often
	return 0;
}
