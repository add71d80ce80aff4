// expect: none
#include <linux/bug.h>
#include <linux/interrupt.h>
#include <linux/sched.h>

static int device, second;

static irqreturn_t handle(int irq, void *argument)
{
	BUG_ON(irq != 7 || argument != &device || !in_hardirq() || !irqs_disabled());
	return IRQ_WAKE_THREAD;
}

static irqreturn_t thread(int irq, void *argument)
{
	BUG_ON(in_interrupt());
	might_sleep();
	second++;
	return IRQ_RETVAL(1);
}

int main(void)
{
	BUG_ON(request_threaded_irq(7, handle, thread, IRQF_ONESHOT, "device", &device));
	synchronize_irq(7);
	BUG_ON(free_irq(7, &device) != &device);
	BUG_ON(second > 1);
	return 0;
}
