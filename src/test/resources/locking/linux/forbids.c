/* rules:
- rule: ranges are no RCU list
  id: no-rcu
  forbids: { call: ["list_*_rcu"], on: registry.ranges }
- rule: nothing sleeps in the allocator while the pool's lock is held
  id: no-sleep
  forbids: { call: [pool_wait], under: registry.lock }
*/
// quiet
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

void registry_add(struct registry *registry, struct range *range)
{
	pool_wait(registry);
	spin_lock(&registry->lock);
	list_add(&range->link, &registry->ranges);
	list_add_rcu(&range->link, &registry->mirrors);
	spin_unlock(&registry->lock);
	pool_wait(registry);
}

int registry_valid(struct registry *registry)
{
	struct range *range;
	int valid = 0;

	spin_lock(&registry->lock);
	list_for_each_entry(range, &registry->ranges, link)
		valid += range->valid;
	spin_unlock(&registry->lock);
	return valid;
}
