#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int events;

static irqreturn_t handle(int irq, void *device)
{
	spin_lock(&lock); // expect: lock-order
	events++;
	spin_unlock(&lock);
	return IRQ_HANDLED;
}

int main(void)
{
	if (request_irq(5, handle, 0, "device", &events))
		return 1;
	spin_lock(&lock); // expect: lock-order
	events++;
	spin_unlock(&lock);
	free_irq(5, &events);
	return 0;
}
