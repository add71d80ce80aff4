#include <linux/delay.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

int main(void)
{
	preempt_disable();
	cond_resched(); // expect: sleep-in-atomic on with preemption disabled
	yield(); // expect: sleep-in-atomic
	schedule_timeout_uninterruptible(1); // expect: sleep-in-atomic
	ssleep(1); // expect: sleep-in-atomic
	udelay(1);
	preempt_enable();
	local_bh_disable();
	fsleep(1); // expect: sleep-in-atomic
	local_bh_enable();
	local_irq_disable();
	msleep_interruptible(1); // expect: sleep-in-atomic on with interrupts disabled
	local_irq_enable();
	return 0;
}
