// The thread takes its reference itself, when the creator's may be gone.
#include <linux/kref.h>
#include <linux/kthread.h>
#include <linux/slab.h>

struct object {
	struct kref kref;
};

static void release(struct kref *kref)
{
	kfree(container_of(kref, struct object, kref));
}

static int use(void *argument)
{
	struct object *object = argument;

	kref_get(&object->kref); // expect: use-after-free // expect: refcount
	kref_put(&object->kref, release); // expect: use-after-free // expect: refcount
	return 0;
}

int main(void)
{
	struct object *object = kzalloc(sizeof(*object), GFP_KERNEL);

	kref_init(&object->kref);
	kthread_run(use, object, "use");
	kref_put(&object->kref, release);
	return 0;
}
