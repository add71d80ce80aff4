/* rules:
- rule: the active policy is read in a read-side section
  id: read
  guarded_by: { field: engine.policy, lock: rcu, write: none, read: shared }
- rule: and replaced under the lock of the engine
  id: write
  guarded_by: { field: engine.policy, lock: engine.lock, write: exclusive, read: none }
- rule: nobody waits for readers in a reader
  id: wait
  must_not_hold: { functions: [synchronize_rcu], lock: rcu }
*/
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

	policy = rcu_dereference(engine->policy); // site: read unknown
	return policy ? policy->level : 0;
}

int engine_level_early(struct engine *engine)
{
	rcu_read_lock();
	if (!engine->policy) { // site: read held
		rcu_read_unlock();
		return 0;
	}
	rcu_read_unlock();
	return engine->policy->level; // site: read unprotected
}

void engine_set(struct engine *engine, struct policy *policy)
{
	rcu_read_lock();
	rcu_assign_pointer(engine->policy, policy); // site: write unprotected
	synchronize_rcu(); // site: wait unprotected
	rcu_read_unlock();
}

int engine_leaves(struct engine *engine)
{
	struct policy *policy;

	rcu_read_lock();
	policy = rcu_dereference(engine->policy); // site: read held
	if (!policy)
		return -1; // site: read unprotected
	rcu_read_unlock();
	return 0;
}
