/* rules:
- rule: routes are read under the rwlock and changed with it for writing
  id: metric
  guarded_by: { field: route.metric, lock: route.lock, write: exclusive, read: shared }
*/
// quiet
#include <linux/spinlock.h>

struct route {
	rwlock_t lock;
	int metric;
};

int route_metric(struct route *route)
{
	int metric;

	read_lock(&route->lock);
	metric = route->metric; // site: metric held
	read_unlock(&route->lock);
	return metric;
}

void route_set(struct route *route, int metric)
{
	unsigned long flags;

	write_lock_irqsave(&route->lock, flags);
	route->metric = metric; // site: metric held
	write_unlock_irqrestore(&route->lock, flags);
}

int route_try(struct route *route)
{
	int metric = -1;

	if (read_trylock(&route->lock)) {
		metric = route->metric; // site: metric held
		read_unlock(&route->lock);
	}
	return metric;
}

void route_halve(struct route *route)
{
	write_lock_bh(&route->lock);
	route->metric /= 2; // site: metric held
	write_unlock_bh(&route->lock);
}
