/* rules:
- rule: the current plan is followed in read sections of RCU and changed under its mutex
  id: plan
  pt_guarded_by: { field: plan_now, lock: rcu, write: none, read: shared }
- rule: the pointer to the current plan is written under the mutex
  id: pointer
  guarded_by: { field: plan_now, lock: plan_mutex, read: none }
- rule: nobody sleeps in a read section
  id: sleep
  forbids: { call: synchronize_rcu, under: rcu }
*/
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

struct plan {
	int rooms;
	int floors;
	struct rcu_head rcu;
};

static struct plan __rcu *plan_now;
static DEFINE_MUTEX(plan_mutex);

int plan_rooms(void)
{
	struct plan *plan;
	int rooms = 0;

	rcu_read_lock();
	plan = rcu_dereference(plan_now);
	if (plan)
		rooms = plan->rooms; // site: plan held
	rcu_read_unlock();
	return rooms;
}

int plan_floors_late(void)
{
	struct plan *plan;

	rcu_read_lock();
	plan = rcu_dereference(plan_now);
	rcu_read_unlock();
	return plan->floors; // site: plan unprotected
}

int plan_early_exit(int want)
{
	struct plan *plan;

	rcu_read_lock();
	plan = rcu_dereference(plan_now);
	if (!plan) {
		rcu_read_unlock();
		return -1;
	}
	if (plan->rooms < want) // site: plan held
		return 0; // site: plan unprotected
	rcu_read_unlock();
	return 1;
}

int plan_replace(int rooms)
{
	struct plan *plan = kzalloc(sizeof(*plan), GFP_KERNEL);
	struct plan *old;

	if (!plan)
		return -1;
	plan->rooms = rooms;
	mutex_lock(&plan_mutex);
	old = rcu_dereference_protected(plan_now, lockdep_is_held(&plan_mutex));
	rcu_assign_pointer(plan_now, plan); // site: pointer held
	mutex_unlock(&plan_mutex);
	if (old)
		kfree_rcu(old, rcu);
	return 0;
}

void plan_drop(void)
{
	rcu_assign_pointer(plan_now, NULL); // site: pointer unprotected
	synchronize_rcu(); // site: sleep unknown
}

void plan_wait(void)
{
	rcu_read_lock();
	synchronize_rcu(); // site: sleep unprotected
	rcu_read_unlock();
}
