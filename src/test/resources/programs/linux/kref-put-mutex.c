// expect: none
#include <linux/kref.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct object {
	struct kref kref;
	struct list_head list;
};

static DEFINE_MUTEX(lock);
static LIST_HEAD(objects);

static void release(struct kref *kref)
{
	struct object *object = container_of(kref, struct object, kref);

	list_del(&object->list);
	mutex_unlock(&lock);
	kfree(object);
}

static int find(void *unused)
{
	struct object *object;

	mutex_lock(&lock);
	object = list_first_entry_or_null(&objects, struct object, list);
	if (object)
		kref_get(&object->kref);
	mutex_unlock(&lock);
	if (object)
		kref_put_mutex(&object->kref, release, &lock);
	return 0;
}

int main(void)
{
	struct object *object = kzalloc(sizeof(*object), GFP_KERNEL);

	kref_init(&object->kref);
	list_add(&object->list, &objects);
	kthread_run(find, NULL, "find");
	kref_put_mutex(&object->kref, release, &lock);
	return 0;
}
