#include <linux/kref.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct object {
	struct kref kref;
};

static DEFINE_SPINLOCK(lock);
static struct object *listed;

static void release(struct kref *kref)
{
	WRITE_ONCE(listed, NULL);
	spin_unlock(&lock);
	kfree(container_of(kref, struct object, kref)); // expect: use-after-free
}

static int find(void *unused)
{
	struct object *object = READ_ONCE(listed);

	if (object && kref_get_unless_zero(&object->kref)) // expect: use-after-free
		kref_put_lock(&object->kref, release, &lock);
	return 0;
}

int main(void)
{
	struct object *object = kzalloc(sizeof(*object), GFP_KERNEL);

	kref_init(&object->kref);
	WRITE_ONCE(listed, object);
	kthread_run(find, NULL, "find");
	kref_put_lock(&object->kref, release, &lock);
	return 0;
}
