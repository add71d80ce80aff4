/* rules:
- rule: the jobs of a mill are under its lock
  id: jobs
  guarded_by: { field: mill.jobs, lock: mill.lock }
*/
#include <linux/sched.h>
#include <linux/spinlock.h>

struct mill {
	spinlock_t lock;
	int jobs;
	int stop;
};

void mill_grind(int job);

void mill_run(struct mill *mill)
{
	spin_lock_irq(&mill->lock);
	while (mill->jobs > 0) { // site: jobs held
		int job = mill->jobs--; // site: jobs held

		spin_unlock_irq(&mill->lock);
		mill_grind(job);
		spin_lock_irq(&mill->lock);
	}
	spin_unlock_irq(&mill->lock);
}

void mill_until(struct mill *mill)
{
	for (;;) {
		int job;

		spin_lock_irq(&mill->lock);
		if (mill->stop)
			break;
		job = mill->jobs; // site: jobs held
		spin_unlock_irq(&mill->lock);
		mill_grind(job);
	}
	mill->jobs = 0; // site: jobs held
	spin_unlock_irq(&mill->lock);
}

void mill_forgets(struct mill *mill)
{
	spin_lock_irq(&mill->lock);
	while (mill->jobs > 0) { // site: jobs unprotected
		mill->jobs--; // site: jobs unprotected
		spin_unlock_irq(&mill->lock); // site: jobs unprotected
		mill_grind(1);
	}
	spin_unlock_irq(&mill->lock); // site: jobs unprotected
}

int mill_resched(struct mill *mill)
{
	int done = 0;

	spin_lock(&mill->lock);
	while (mill->jobs) { // site: jobs held
		mill->jobs--; // site: jobs held
		done++;
		if (need_resched()) {
			spin_unlock(&mill->lock);
			cond_resched();
			spin_lock(&mill->lock);
		}
	}
	spin_unlock(&mill->lock);
	return done;
}
