/* rules:
- rule: requests are counted under the lock that the queue points to
  id: requests
  guarded_by: { field: lane.requests, lock: lane.lock }
*/
#include <linux/spinlock.h>

struct lane {
	spinlock_t *lock;
	spinlock_t own;
	int requests;
};

void lane_init(struct lane *lane, spinlock_t *lock)
{
	spin_lock_init(&lane->own);
	lane->lock = lock ? lock : &lane->own;
}

void lane_add(struct lane *lane)
{
	spin_lock_irq(lane->lock);
	lane->requests++; // site: requests held
	spin_unlock_irq(lane->lock);
}

void lane_other(struct lane *lane, struct lane *other)
{
	spin_lock_irq(other->lock);
	lane->requests++; // site: requests unprotected
	spin_unlock_irq(other->lock);
}

void lane_none(struct lane *lane)
{
	lane->requests = 0; // site: requests unprotected
}
