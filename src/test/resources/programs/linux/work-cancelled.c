// expect: none
#include <linux/slab.h>
#include <linux/workqueue.h>

struct device {
	struct work_struct work;
	int value;
};

static void run(struct work_struct *work)
{
	struct device *device = container_of(work, struct device, work);

	device->value = 1;
}

int main(void)
{
	struct device *device = kzalloc(sizeof(*device), GFP_KERNEL);

	INIT_WORK(&device->work, run);
	schedule_work(&device->work);
	cancel_work_sync(&device->work);
	kfree(device);
	return 0;
}
