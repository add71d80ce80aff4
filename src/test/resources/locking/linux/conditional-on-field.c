/* rules:
- rule: what a tube holds is under its mutex
  id: filled
  guarded_by: { field: tube.filled, lock: tube.mutex }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/sched.h>

struct tube {
	struct mutex mutex;
	int shared;
	int filled;
};

static void tube_lock(struct tube *tube)
{
	if (tube->shared)
		mutex_lock(&tube->mutex);
}

static void tube_unlock(struct tube *tube)
{
	if (tube->shared)
		mutex_unlock(&tube->mutex);
}

static void tube_wait(struct tube *tube)
{
	tube_unlock(tube);
	schedule();
	tube_lock(tube);
}

int tube_read(struct tube *tube)
{
	int filled;

	mutex_lock(&tube->mutex);
	for (;;) {
		filled = tube->filled; // site: filled held
		if (filled)
			break;
		if (signal_pending(current)) {
			filled = -ERESTARTSYS;
			break;
		}
		tube_wait(tube);
	}
	tube->filled = 0; // site: filled held
	mutex_unlock(&tube->mutex);
	return filled;
}
