#include <linux/interrupt.h>
#include <linux/slab.h>

static irqreturn_t handle(int irq, void *count)
{
	++*(int *)count; // expect: use-after-free
	return IRQ_HANDLED;
}

int main(void)
{
	int *count = kzalloc(sizeof(*count), GFP_KERNEL);

	request_irq(7, handle, 0, "device", count);
	synchronize_irq(7);
	kfree(count); // expect: use-after-free
	free_irq(7, count);
	return 0;
}
