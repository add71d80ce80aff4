// expect: none
#include <linux/kref.h>
#include <linux/kthread.h>
#include <linux/slab.h>

struct object {
	struct kref kref;
	int value;
};

static void release(struct kref *kref)
{
	kfree(container_of(kref, struct object, kref));
}

static int use(void *argument)
{
	struct object *object = argument;

	WRITE_ONCE(object->value, 1);
	kref_put(&object->kref, release);
	return 0;
}

int main(void)
{
	struct object *object = kzalloc(sizeof(*object), GFP_KERNEL);

	kref_init(&object->kref);
	kref_get(&object->kref);
	kthread_run(use, object, "use");
	kref_put(&object->kref, release);
	return 0;
}
