/* rules:
- rule: the fill of a tub is under its lock
  id: fill
  guarded_by: { field: tub.fill, lock: tub.lock }
*/
// quiet
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/sched.h>

struct tub {
	struct mutex lock;
	int fill;
	int broken;
};

int tub_assigned_in_test(struct tub *tub)
{
	int err;

	if ((err = mutex_lock_interruptible(&tub->lock)) != 0)
		return err;
	tub->fill++; // site: fill held
	mutex_unlock(&tub->lock);
	return 0;
}

int tub_compared(struct tub *tub)
{
	int locked = mutex_trylock(&tub->lock);

	if (locked == 0)
		return -EBUSY;
	tub->fill--; // site: fill held
	mutex_unlock(&tub->lock);
	return 0;
}

int tub_negated_result(struct tub *tub)
{
	bool ok = !mutex_lock_killable(&tub->lock);

	if (!ok)
		return -EINTR;
	tub->fill = 0; // site: fill held
	mutex_unlock(&tub->lock);
	return 0;
}

int tub_one_way_out(struct tub *tub)
{
	int fill = -1, locked;

	locked = mutex_trylock(&tub->lock);
	if (!locked)
		goto out;
	fill = tub->fill; // site: fill held
out:
	if (locked)
		mutex_unlock(&tub->lock);
	return fill;
}

int tub_likely(struct tub *tub)
{
	if (unlikely(!mutex_trylock(&tub->lock)))
		return 0;
	tub->fill++; // site: fill held
	mutex_unlock(&tub->lock);
	if (likely(mutex_trylock(&tub->lock))) {
		tub->fill--; // site: fill held
		mutex_unlock(&tub->lock);
	}
	return 1;
}

int tub_choice(struct tub *tub)
{
	int err;

	err = tub->broken ? -EIO : mutex_lock_interruptible(&tub->lock);
	if (err)
		return err;
	tub->fill++; // site: fill held
	mutex_unlock(&tub->lock);
	return 0;
}

void tub_insist(struct tub *tub)
{
	while (mutex_lock_interruptible(&tub->lock))
		cond_resched();
	tub->fill = 1; // site: fill held
	mutex_unlock(&tub->lock);
}

int tub_result_kept(struct tub *tub)
{
	int err;

	err = mutex_lock_killable(&tub->lock);
	if (err)
		goto out;
	err = tub->fill ? 0 : -ENODATA; // site: fill held
	mutex_unlock(&tub->lock);
out:
	return err;
}
