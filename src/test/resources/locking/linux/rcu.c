/* rules:
- rule: the active policy is read in a read-side section
  id: read
  guarded_by: { field: engine.policy, lock: rcu, write: none, read: shared }
- rule: and replaced under the lock of the engine
  id: write
  guarded_by: { field: engine.policy, lock: engine.lock, write: exclusive, read: none }
*/
// quiet
#include <linux/mutex.h>
#include <linux/rcupdate.h>

struct policy {
	int level;
};

struct engine {
	struct mutex lock;
	struct policy __rcu *policy;
};

int engine_level(struct engine *engine)
{
	struct policy *policy;
	int level = 0;

	rcu_read_lock();
	policy = rcu_dereference(engine->policy); // site: read held
	if (policy)
		level = policy->level;
	rcu_read_unlock();
	return level;
}

int engine_level_guard(struct engine *engine)
{
	guard(rcu)();
	return rcu_dereference(engine->policy)->level; // site: read held
}

void engine_set(struct engine *engine, struct policy *policy)
{
	mutex_lock(&engine->lock);
	rcu_assign_pointer(engine->policy, policy); // site: write held
	mutex_unlock(&engine->lock);
	synchronize_rcu();
}
