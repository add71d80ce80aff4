/* rules:
- rule: the quota is under its lock
  id: used
  guarded_by: { field: quota.used, lock: quota.lock }
*/
// quiet
#include <linux/mutex.h>

struct quota {
	struct mutex lock;
	long used;
};

static void quota_add(struct quota *quota, long amount, bool locked)
{
	if (!locked)
		mutex_lock(&quota->lock);
	quota->used += amount; // site: used held
	if (!locked)
		mutex_unlock(&quota->lock);
}

void quota_move(struct quota *from, struct quota *to, long amount)
{
	mutex_lock(&from->lock);
	quota_add(from, -amount, true);
	mutex_unlock(&from->lock);
	quota_add(to, amount, false);
}

long quota_read(struct quota *quota, int exact)
{
	long used = 0;

	if (exact)
		mutex_lock(&quota->lock);
	if (exact)
		used = quota->used; // site: used held
	if (exact)
		mutex_unlock(&quota->lock);
	return used;
}

long quota_flag(struct quota *quota, int mode)
{
	long used = -1;
	bool locked = false;

	if (mode > 2) {
		mutex_lock(&quota->lock);
		locked = true;
	}
	if (locked) {
		used = quota->used; // site: used held
		mutex_unlock(&quota->lock);
	}
	return used;
}

long quota_switch(struct quota *quota, int what)
{
	long used = 0;

	switch (what) {
	case 0:
		mutex_lock(&quota->lock);
		used = quota->used; // site: used held
		mutex_unlock(&quota->lock);
		break;
	case 1:
	case 2:
		mutex_lock(&quota->lock);
		if (what == 2)
			quota->used = 0; // site: used held
		used = quota->used ? 1 : 0; // site: used held
		mutex_unlock(&quota->lock);
		break;
	default:
		return -1;
	}
	return used;
}
