/* rules:
- rule: the map is under its lock
  id: map
  guarded_by: { field: volume.map, lock: volume.lock }
*/
#include <linux/errno.h>
#include <linux/mutex.h>

struct volume {
	struct mutex lock;
	unsigned long map;
	int closed;
};

static inline void volume_unlock(struct volume *volume)
{
	mutex_unlock(&volume->lock);
}

static int volume_lock_open(struct volume *volume)
{
	mutex_lock(&volume->lock);
	if (volume->closed) {
		mutex_unlock(&volume->lock);
		return -EBADF;
	}
	return 0;
}

static void volume_set(struct volume *volume, int bit)
{
	volume->map |= 1UL << bit; // site: map unprotected
}

static void volume_reset(struct volume *volume)
{
	volume->map = 0; // site: map held
}

void volume_mark(struct volume *volume, int bit)
{
	mutex_lock(&volume->lock);
	volume_set(volume, bit);
	volume_reset(volume);
	volume_unlock(volume);
}

void volume_mark_fast(struct volume *volume, int bit)
{
	volume_set(volume, bit);
}

int volume_clear(struct volume *volume)
{
	if (volume_lock_open(volume)) {
		volume->map = 0; // site: map unprotected
		return -EBADF;
	}
	volume_unlock(volume);
	volume->map = 1; // site: map unprotected
	return 0;
}

int volume_clear_other(struct volume *volume, struct volume *other)
{
	int err = volume_lock_open(other);

	if (err)
		return err;
	volume->map = 0; // site: map unprotected
	volume_unlock(other);
	return 0;
}
