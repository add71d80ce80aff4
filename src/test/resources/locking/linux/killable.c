/* rules:
- rule: the plan of an office is under its mutex
  id: plan
  guarded_by: { field: office.plan, lock: office.mutex }
- rule: the visits of an office are under its semaphore
  id: visits
  guarded_by: { field: office.visits, lock: office.sem }
*/
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>

struct office {
	struct mutex mutex;
	struct rw_semaphore sem;
	int plan;
	int visits;
};

int office_plan(struct office *office, int plan)
{
	int err = mutex_lock_killable(&office->mutex);

	if (err)
		return err;
	office->plan = plan; // site: plan held
	mutex_unlock(&office->mutex);
	return 0;
}

int office_replan(struct office *office, int plan)
{
	if (mutex_lock_interruptible(&office->mutex) < 0)
		return -ERESTARTSYS;
	office->plan += plan; // site: plan held
	mutex_unlock(&office->mutex);
	return 0;
}

int office_forgets(struct office *office, int plan)
{
	int err = mutex_lock_interruptible(&office->mutex);

	office->plan = plan; // site: plan unprotected
	if (!err)
		mutex_unlock(&office->mutex);
	return err;
}

int office_inverted(struct office *office, int plan)
{
	if (!mutex_lock_killable(&office->mutex))
		return -EINTR; // site: plan unprotected
	office->plan = plan; // site: plan unprotected
	mutex_unlock(&office->mutex); // site: plan unprotected
	return 0;
}

int office_visit(struct office *office)
{
	if (down_write_killable(&office->sem))
		return -EINTR;
	office->visits++; // site: visits held
	downgrade_write(&office->sem);
	int visits = office->visits; // site: visits held
	up_read(&office->sem);
	return visits;
}

int office_visit_late(struct office *office)
{
	if (down_write_killable(&office->sem))
		return -EINTR;
	downgrade_write(&office->sem);
	office->visits++; // site: visits unprotected
	up_read(&office->sem);
	return 0;
}
