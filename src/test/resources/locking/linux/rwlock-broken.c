/* rules:
- rule: routes are read under the rwlock and changed with it for writing
  id: metric
  guarded_by: { field: route.metric, lock: route.lock, write: exclusive, read: shared }
*/
#include <linux/spinlock.h>

struct route {
	rwlock_t lock;
	int metric;
};

void route_set(struct route *route, int metric)
{
	read_lock(&route->lock);
	route->metric = metric; // site: metric unprotected
	read_unlock(&route->lock);
}

int route_try(struct route *route)
{
	int metric;

	read_trylock(&route->lock);
	metric = route->metric; // site: metric unprotected
	read_unlock(&route->lock); // site: metric unprotected
	return metric;
}
