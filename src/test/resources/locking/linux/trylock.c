/* rules:
- rule: the dirty count is under the lock
  id: dirty
  guarded_by: { field: store.dirty, lock: store.lock }
- rule: and the clean count under the semaphore
  id: clean
  guarded_by: { field: store.clean, lock: store.sem, write: exclusive, read: shared }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>

struct store {
	struct mutex lock;
	struct rw_semaphore sem;
	int dirty;
	int clean;
};

int store_try(struct store *store)
{
	if (mutex_trylock(&store->lock)) {
		store->dirty++; // site: dirty held
		mutex_unlock(&store->lock);
		return 1;
	}
	return 0;
}

int store_try_negated(struct store *store)
{
	if (!mutex_trylock(&store->lock))
		return -EBUSY;
	store->dirty++; // site: dirty held
	mutex_unlock(&store->lock);
	return 0;
}

int store_try_stored(struct store *store)
{
	int locked = mutex_trylock(&store->lock);

	if (locked) {
		store->dirty = 0; // site: dirty held
		mutex_unlock(&store->lock);
	}
	return locked;
}

int store_interruptible(struct store *store)
{
	int err;

	if (mutex_lock_interruptible(&store->lock))
		return -ERESTARTSYS;
	store->dirty--; // site: dirty held
	mutex_unlock(&store->lock);
	err = mutex_lock_killable(&store->lock);
	if (err)
		return err;
	store->dirty--; // site: dirty held
	mutex_unlock(&store->lock);
	return 0;
}

int store_semaphore(struct store *store)
{
	int clean = 0;

	if (down_read_trylock(&store->sem)) {
		clean = store->clean; // site: clean held
		up_read(&store->sem);
	}
	if (down_write_killable(&store->sem))
		return -EINTR;
	store->clean = 0; // site: clean held
	up_write(&store->sem);
	if (!down_write_trylock(&store->sem))
		return clean;
	store->clean++; // site: clean held
	up_write(&store->sem);
	return clean;
}

int store_fallback(struct store *store)
{
	if (!mutex_trylock(&store->lock))
		mutex_lock(&store->lock);
	store->dirty++; // site: dirty held
	mutex_unlock(&store->lock);
	return 0;
}

int store_and(struct store *store, int wanted)
{
	if (wanted && mutex_trylock(&store->lock)) {
		store->dirty++; // site: dirty held
		mutex_unlock(&store->lock);
	}
	if (!wanted || !mutex_trylock(&store->lock))
		return 0;
	store->dirty++; // site: dirty held
	mutex_unlock(&store->lock);
	return 1;
}
