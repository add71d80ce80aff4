/* rules:
- rule: the tree of a watch is under its mutex
  id: tree
  guarded_by: { field: watch.tree, lock: watch.mutex }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>

struct watch {
	struct mutex mutex;
	int tree;
};

static DEFINE_MUTEX(all_watches);

int watch_nested(struct watch *watch);

static int watch_insert(struct watch *watch, int item, int checked)
{
	watch->tree += item; // site: tree held
	return checked ? 0 : -EAGAIN;
}

int watch_add(struct watch *watch, struct watch *target, int item)
{
	int err, full = 0;

	mutex_lock_nested(&watch->mutex, 0);
	if (target || watch_nested(watch)) {
		full = 1;
		mutex_unlock(&watch->mutex);
		mutex_lock(&all_watches);
		if (watch_nested(target)) {
			err = -EBUSY;
			goto out;
		}
		mutex_lock_nested(&watch->mutex, 0);
	}
	switch (item) {
	case 0:
		err = -EINVAL;
		break;
	default:
		err = watch_insert(watch, item, full);
		break;
	}
	mutex_unlock(&watch->mutex);
out:
	if (full)
		mutex_unlock(&all_watches);
	return err;
}
