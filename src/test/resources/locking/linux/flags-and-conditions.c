/* rules:
- rule: the depth of a well is under its lock
  id: depth
  guarded_by: { field: well.depth, lock: well.lock }
*/
#include <linux/mutex.h>
#include <linux/types.h>

struct well {
	struct mutex lock;
	bool shared;
	int depth;
};

void well_own_flag(struct well *well, int deep)
{
	bool locked = false;

	if (deep > 10) {
		mutex_lock(&well->lock);
		locked = true;
		well->depth = deep; // site: depth held
	}
	if (locked)
		mutex_unlock(&well->lock);
}

void well_two_tests(struct well *well, int deep)
{
	if (deep > 10)
		mutex_lock(&well->lock);
	if (deep > 10) {
		well->depth = deep; // site: depth held
		mutex_unlock(&well->lock);
	}
}

void well_other_test(struct well *well, int deep, int wide)
{
	if (deep)
		mutex_lock(&well->lock);
	if (wide)
		well->depth = deep; // site: depth unprotected
	if (deep)
		mutex_unlock(&well->lock);
}

static void well_set(struct well *well, int deep, bool lock)
{
	if (lock)
		mutex_lock(&well->lock);
	well->depth = deep; // site: depth held
	if (lock)
		mutex_unlock(&well->lock);
}

void well_fill(struct well *well)
{
	well_set(well, 0, true);
	mutex_lock(&well->lock);
	well_set(well, 1, false);
	mutex_unlock(&well->lock);
}

int well_ternary(struct well *well, int deep)
{
	int now;

	mutex_lock(&well->lock);
	now = deep ? well->depth : -1; // site: depth held
	mutex_unlock(&well->lock);
	return deep && well->depth > now; // site: depth unprotected
}
