#include <linux/interrupt.h>

static int device;

static irqreturn_t handle(int irq, void *argument)
{
	return IRQ_HANDLED;
}

int main(void)
{
	request_irq(7, handle, IRQF_SHARED, "device", &device);
	free_irq(7, &device);
	free_irq(7, &device); // expect: warning on not requested
	return 0;
}
