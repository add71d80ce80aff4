/* rules:
- rule: the map is under its lock
  id: map
  guarded_by: { field: volume.map, lock: volume.lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>

struct volume {
	struct mutex lock;
	unsigned long map;
	int closed;
};

static void volume_lock(struct volume *volume)
{
	mutex_lock(&volume->lock);
}

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

static bool volume_trylock(struct volume *volume)
{
	return mutex_trylock(&volume->lock);
}

static struct volume *volume_get_locked(struct volume *volume)
{
	if (volume->closed)
		return NULL;
	mutex_lock(&volume->lock);
	return volume;
}

static void volume_set(struct volume *volume, int bit)
{
	volume->map |= 1UL << bit; // site: map held
}

void volume_mark(struct volume *volume, int bit)
{
	volume_lock(volume);
	volume_set(volume, bit);
	volume_unlock(volume);
}

int volume_clear(struct volume *volume)
{
	int err = volume_lock_open(volume);

	if (err)
		return err;
	volume->map = 0; // site: map held
	volume_unlock(volume);
	return 0;
}

int volume_try(struct volume *volume, int bit)
{
	if (!volume_trylock(volume))
		return -EBUSY;
	volume_set(volume, bit);
	volume_unlock(volume);
	return 0;
}

int volume_got(struct volume *volume)
{
	struct volume *locked = volume_get_locked(volume);

	if (!locked)
		return -EBADF;
	locked->map = 0; // site: map held
	volume_unlock(locked);
	return 0;
}
