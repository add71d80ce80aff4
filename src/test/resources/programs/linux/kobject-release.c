// expect: none
#include <linux/kobject.h>
#include <linux/kthread.h>
#include <linux/slab.h>

struct device {
	struct kobject kobject;
	int value;
};

static void release(struct kobject *kobject)
{
	kfree(container_of(kobject, struct device, kobject));
}

static const struct kobj_type type = { .release = release };

static int use(void *argument)
{
	struct device *device = argument;

	device->value = 1;
	kobject_put(&device->kobject);
	return 0;
}

int main(void)
{
	struct device *device = kzalloc(sizeof(*device), GFP_KERNEL);

	kobject_init(&device->kobject, &type);
	kobject_get(&device->kobject);
	kthread_run(use, device, "use");
	kobject_put(&device->kobject);
	return 0;
}
