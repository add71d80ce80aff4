#include <linux/interrupt.h>
#include <linux/slab.h>

static irqreturn_t handle(int irq, void *device)
{
	++*(int *)device; // expect: use-after-free
	return IRQ_HANDLED;
}

int main(void)
{
	int *device = kzalloc(sizeof(*device), GFP_KERNEL);

	if (request_irq(5, handle, 0, "device", device))
		return 1;
	kfree(device);
	free_irq(5, device);
	return 0;
}
