#include <linux/slab.h>
#include <linux/workqueue.h>

struct device {
	struct work_struct work;
	int value;
};

static void run(struct work_struct *work)
{
	struct device *device = container_of(work, struct device, work);

	device->value = 1; // expect: use-after-free
}

int main(void)
{
	struct device *device = kzalloc(sizeof(*device), GFP_KERNEL);

	INIT_WORK(&device->work, run);
	schedule_work(&device->work);
	cancel_work(&device->work);
	kfree(device); // expect: use-after-free
	return 0;
}
