#include <linux/delay.h>
#include <linux/spinlock.h>

int main(void)
{
	unsigned long flags;

	local_irq_save(flags);
	msleep(1); // expect: sleep-in-atomic
	local_irq_restore(flags);
	preempt_disable();
	might_sleep(); // expect: sleep-in-atomic
	preempt_enable();
	might_sleep();
	udelay(3);
	return 0;
}
