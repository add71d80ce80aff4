#include <linux/interrupt.h>
#include <linux/slab.h>

static void run(unsigned long data)
{
	*(int *)data = 1; // expect: use-after-free
}

static struct tasklet_struct tasklet;

int main(void)
{
	int *value = kmalloc(sizeof(*value), GFP_KERNEL);

	tasklet_init(&tasklet, run, (unsigned long)value);
	tasklet_schedule(&tasklet);
	kfree(value);
	return 0;
}
