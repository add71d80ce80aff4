// expect: none
#include <linux/bug.h>
#include <linux/kref.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct object {
	struct kref kref;
	int released;
};

static DEFINE_SPINLOCK(lock);
static DEFINE_MUTEX(mutex);

static void release(struct kref *kref)
{
	container_of(kref, struct object, kref)->released++;
}

static void release_locked(struct kref *kref)
{
	release(kref);
	spin_unlock(&lock);
}

static void release_under_mutex(struct kref *kref)
{
	release(kref);
	mutex_unlock(&mutex);
}

int main(void)
{
	struct object object = { KREF_INIT(1), 0 };

	BUG_ON(kref_read(&object.kref) != 1);
	kref_get(&object.kref);
	BUG_ON(!kref_get_unless_zero(&object.kref) || kref_put(&object.kref, release));
	BUG_ON(kref_put_lock(&object.kref, release_locked, &lock));
	BUG_ON(!kref_put_lock(&object.kref, release_locked, &lock));
	BUG_ON(object.released != 1 || kref_get_unless_zero(&object.kref));
	kref_init(&object.kref);
	kref_get(&object.kref);
	BUG_ON(kref_put_mutex(&object.kref, release_under_mutex, &mutex));
	BUG_ON(!kref_put_mutex(&object.kref, release_under_mutex, &mutex));
	BUG_ON(object.released != 2);
	return 0;
}
