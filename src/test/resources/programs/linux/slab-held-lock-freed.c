#include <linux/mutex.h>
#include <linux/slab.h>

struct device {
	struct mutex lock;
};

int main(void)
{
	struct device *device = kmalloc(sizeof(*device), GFP_KERNEL);

	mutex_init(&device->lock);
	mutex_lock(&device->lock); // expect: lock-misuse
	kfree(device); // expect: lock-misuse
	return 0;
}
