/* rules:
- rule: the level of a tank is under the tank's lock
  id: level
  guarded_by: { field: tank.level, lock: tank.lock }
*/
#include <linux/mutex.h>

struct tank {
	struct mutex lock;
	int level;
	struct tank *next;
};

static struct tank reserve;

void tank_pour(struct tank *from, struct tank *to)
{
	mutex_lock(&from->lock);
	from->level--; // site: level held
	to->level++; // site: level unprotected
	mutex_unlock(&from->lock);
}

void tank_walk(struct tank *tank)
{
	struct tank *at = tank;

	mutex_lock(&at->lock);
	at = at->next;
	at->level = 0; // site: level unprotected
	mutex_unlock(&tank->lock);
}

int tank_reserve(struct tank *tank)
{
	struct mutex *lock = &tank->lock;
	int level;

	mutex_lock(lock);
	level = reserve.level; // site: level unprotected
	mutex_unlock(lock);
	lock = &reserve.lock;
	mutex_lock(lock);
	level += reserve.level; // site: level held
	level += tank->level; // site: level unprotected
	mutex_unlock(lock);
	return level;
}
