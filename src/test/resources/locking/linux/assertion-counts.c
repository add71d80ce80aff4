/* rules:
- rule: hits are under the lock
  id: hits
  guarded_by: { field: meter.hits, lock: meter.lock }
*/
#include <linux/spinlock.h>

struct meter {
	spinlock_t lock;
	spinlock_t other;
	long hits;
};

void meter_hit(struct meter *meter)
{
	lockdep_assert_held(&meter->lock);
	meter->hits++; // site: hits asserted
}

void meter_hit_old(struct meter *meter)
{
	assert_spin_locked(&meter->lock);
	meter->hits++; // site: hits asserted
}

void meter_wrong(struct meter *meter)
{
	lockdep_assert_held(&meter->other);
	meter->hits++; // site: hits unprotected
}

void meter_too_late(struct meter *meter)
{
	meter->hits++; // site: hits unprotected
	spin_lock(&meter->lock);
	lockdep_assert_held(&meter->lock);
	meter->hits++; // site: hits kept
	spin_unlock(&meter->lock);
}

void meter_one_way(struct meter *meter, int locked)
{
	if (locked)
		lockdep_assert_held(&meter->lock);
	meter->hits++; // site: hits unprotected
}

void meter_released(struct meter *meter)
{
	lockdep_assert_held(&meter->lock);
	spin_unlock(&meter->lock);
	meter->hits++; // site: hits unprotected
	spin_lock(&meter->lock);
}
