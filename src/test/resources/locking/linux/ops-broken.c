/* rules:
- rule: the position is under the lock of the reel
  id: position
  guarded_by: { field: reel.position, lock: reel.lock }
*/
#include <linux/mutex.h>

struct reel;

struct reel_ops {
	int (*open)(struct reel *reel);
	long (*seek)(struct reel *reel, long to);
	void (*close)(struct reel *reel);
};

struct reel {
	struct mutex lock;
	const struct reel_ops *ops;
	long position;
};

static int tape_open(struct reel *reel)
{
	reel->position = 0; // site: position unprotected
	return 0;
}

static long tape_seek(struct reel *reel, long to)
{
	long before;

	mutex_lock(&reel->lock);
	before = reel->position; // site: position held
	if (before == to)
		return to; // site: position unprotected
	reel->position = to; // site: position held
	mutex_unlock(&reel->lock);
	return before;
}

static void tape_close(struct reel *reel)
{
	mutex_lock(&reel->lock);
	reel->position = -1; // site: position held
} // site: position unprotected

const struct reel_ops tape_ops = {
	.open = tape_open,
	.seek = tape_seek,
	.close = tape_close,
};

long reel_seek(struct reel *reel, long to)
{
	return reel->ops->seek(reel, to);
}
