/* rules:
- rule: the position is under the lock of the reel
  id: position
  guarded_by: { field: reel.position, lock: reel.lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>

struct reel;

struct reel_ops {
	int (*open)(struct reel *reel);
	long (*seek)(struct reel *reel, long to);
	void (*step)(struct reel *reel);
};

struct reel {
	struct mutex lock;
	const struct reel_ops *ops;
	long position;
};

static int tape_open(struct reel *reel)
{
	mutex_lock(&reel->lock);
	reel->position = 0; // site: position held
	mutex_unlock(&reel->lock);
	return 0;
}

static long tape_seek(struct reel *reel, long to)
{
	long before;

	if (mutex_lock_interruptible(&reel->lock))
		return -EINTR;
	before = reel->position; // site: position held
	reel->position = to; // site: position held
	mutex_unlock(&reel->lock);
	return before;
}

static void tape_step(struct reel *reel)
{
	lockdep_assert_held(&reel->lock);
	reel->position++; // site: position asserted
}

const struct reel_ops tape_ops = {
	.open = tape_open,
	.seek = tape_seek,
	.step = tape_step,
};

void reel_step(struct reel *reel)
{
	mutex_lock(&reel->lock);
	reel->ops->step(reel);
	mutex_unlock(&reel->lock);
}
