/* rules:
- rule: the quota is under its lock
  id: used
  guarded_by: { field: quota.used, lock: quota.lock }
*/
#include <linux/mutex.h>

struct quota {
	struct mutex lock;
	long used;
};

static void quota_add(struct quota *quota, long amount, bool locked)
{
	if (!locked)
		mutex_lock(&quota->lock);
	quota->used += amount; // site: used unprotected
	if (!locked)
		mutex_unlock(&quota->lock);
}

void quota_move(struct quota *from, struct quota *to, long amount)
{
	quota_add(from, -amount, true);
	quota_add(to, amount, false);
}

long quota_read(struct quota *quota, int exact)
{
	long used;

	if (exact)
		mutex_lock(&quota->lock);
	used = quota->used; // site: used unprotected
	if (exact)
		mutex_unlock(&quota->lock);
	return used;
}

long quota_forgets(struct quota *quota, int mode)
{
	long used;

	mutex_lock(&quota->lock);
	used = quota->used; // site: used held
	if (mode)
		mutex_unlock(&quota->lock);
	return used; // site: used unprotected
}

long quota_switch(struct quota *quota, int what)
{
	long used = 0;

	switch (what) {
	case 0:
		mutex_lock(&quota->lock);
	case 1:
		used = quota->used; // site: used unprotected
		break;
	default:
		return -1;
	}
	if (what == 0)
		mutex_unlock(&quota->lock);
	return used;
}

long quota_choice(struct quota *quota, int what)
{
	long used;

	used = what ? quota->used : 0; // site: used unprotected
	mutex_lock(&quota->lock);
	used += what ? 0 : quota->used; // site: used held
	mutex_unlock(&quota->lock);
	return used;
}
