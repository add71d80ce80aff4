#include <linux/kref.h>
#include <linux/slab.h>

struct object {
	struct kref kref;
};

static void release(struct kref *kref)
{
	kfree(container_of(kref, struct object, kref));
}

int main(void)
{
	struct object *object = kzalloc(sizeof(*object), GFP_KERNEL); // expect: leak

	kref_init(&object->kref);
	kref_get(&object->kref);
	kref_put(&object->kref, release);
	return 0;
}
