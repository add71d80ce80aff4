/* rules:
- rule: who replaces the config holds the lock
  id: update
  guarded_by: { field: unit.config, lock: unit.lock, write: exclusive, read: none }
- rule: readers of a list of units are in a section
  id: walk
  must_hold: { functions: [unit_visit], lock: rcu, mode: shared }
*/
// quiet
#include <linux/mutex.h>
#include <linux/rculist.h>
#include <linux/slab.h>

struct config {
	int mode;
};

struct unit {
	struct list_head link;
	struct mutex lock;
	struct config __rcu *config;
};

static LIST_HEAD(units);

void unit_visit(struct unit *unit);

void units_visit(void)
{
	struct unit *unit;

	rcu_read_lock();
	list_for_each_entry_rcu(unit, &units, link)
		unit_visit(unit); // site: walk held
	rcu_read_unlock();
}

void unit_configure(struct unit *unit, struct config *config)
{
	struct config *old;

	mutex_lock(&unit->lock);
	old = rcu_dereference_protected(unit->config, lockdep_is_held(&unit->lock));
	rcu_assign_pointer(unit->config, config); // site: update kept
	mutex_unlock(&unit->lock);
	synchronize_rcu();
	kfree(old);
}
