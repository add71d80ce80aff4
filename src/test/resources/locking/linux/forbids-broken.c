/* rules:
- rule: ranges are no RCU list
  id: no-rcu
  forbids: { call: ["list_*_rcu"], on: registry.ranges }
- rule: nothing sleeps in the allocator while the pool's lock is held
  id: no-sleep
  forbids: { call: [pool_wait], under: registry.lock }
*/
#include <linux/list.h>
#include <linux/rculist.h>
#include <linux/spinlock.h>

struct registry {
	spinlock_t lock;
	struct list_head ranges;
	struct list_head mirrors;
};

struct range {
	struct list_head link;
	int valid;
};

void pool_wait(struct registry *registry);

static void refill(struct registry *registry)
{
	pool_wait(registry); // site: no-sleep unprotected
}

void registry_add(struct registry *registry, struct range *range)
{
	spin_lock(&registry->lock);
	list_add_tail_rcu(&range->link, &registry->ranges); // site: no-rcu unprotected
	list_add_rcu(&range->link, &registry->mirrors);
	pool_wait(registry); // site: no-sleep unprotected
	refill(registry);
	spin_unlock(&registry->lock);
}

int registry_valid(struct registry *registry)
{
	struct range *range;
	int valid = 0;

	rcu_read_lock();
	list_for_each_entry_rcu(range, &registry->ranges, link) // site: no-rcu unprotected
		valid += range->valid;
	rcu_read_unlock();
	return valid;
}
