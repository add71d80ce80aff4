/* rules:
- rule: the dirty count is under the lock
  id: dirty
  guarded_by: { field: store.dirty, lock: store.lock }
- rule: and the clean count under the semaphore
  id: clean
  guarded_by: { field: store.clean, lock: store.sem, write: exclusive, read: shared }
*/
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>

struct store {
	struct mutex lock;
	struct rw_semaphore sem;
	int dirty;
	int clean;
};

int store_try(struct store *store)
{
	if (!mutex_trylock(&store->lock)) {
		store->dirty++; // site: dirty unprotected
		return 1;
	}
	mutex_unlock(&store->lock);
	return 0;
}

int store_try_anyway(struct store *store)
{
	int locked = mutex_trylock(&store->lock);

	store->dirty = 0; // site: dirty unprotected
	if (locked)
		mutex_unlock(&store->lock);
	return locked;
}

int store_interruptible(struct store *store)
{
	int err = mutex_lock_interruptible(&store->lock);

	if (err) {
		store->dirty++; // site: dirty unprotected
		return err;
	}
	store->dirty--; // site: dirty held
	mutex_unlock(&store->lock);
	return 0;
}

int store_unlock_anyway(struct store *store)
{
	if (mutex_lock_killable(&store->lock))
		goto out;
	store->dirty--; // site: dirty held
out:
	mutex_unlock(&store->lock); // site: dirty unprotected
	return 0;
}

int store_semaphore(struct store *store)
{
	int clean;

	if (!down_read_trylock(&store->sem))
		return -EAGAIN;
	clean = store->clean; // site: clean held
	store->clean = 0; // site: clean unprotected
	up_read(&store->sem);
	return clean;
}

int store_or(struct store *store, int forced)
{
	if (forced || mutex_trylock(&store->lock)) {
		store->dirty++; // site: dirty unprotected
		if (!forced)
			mutex_unlock(&store->lock);
	}
	return 0;
}
