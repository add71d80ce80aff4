/* rules:
- rule: the level of a tank is under the tank's lock
  id: level
  guarded_by: { field: tank.level, lock: tank.lock }
*/
// quiet
#include <linux/mutex.h>

struct tank {
	struct mutex lock;
	int level;
	struct tank *next;
};

void tank_fill(struct tank *tank)
{
	struct tank *same = tank;

	mutex_lock(&same->lock);
	tank->level = 100; // site: level held
	mutex_unlock(&tank->lock);
}

int tank_level(struct tank *tank)
{
	struct mutex *lock = &tank->lock;
	int level;

	mutex_lock(lock);
	level = tank->level; // site: level held
	mutex_unlock(lock);
	return level;
}

int tank_behind(struct tank *tank)
{
	struct tank *behind = tank->next;
	int level = 0;

	mutex_lock(&tank->next->lock);
	level = behind->level; // site: level held
	mutex_unlock(&tank->next->lock);
	return level;
}

void tank_set(struct tank *tank, int level)
{
	int *at = &tank->level;

	mutex_lock(&tank->lock);
	*at = level; // site: level held
	mutex_unlock(&tank->lock);
}
