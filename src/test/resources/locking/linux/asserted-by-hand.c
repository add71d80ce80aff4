/* rules:
- rule: the map of a region is under its semaphore
  id: map
  guarded_by: { field: region.map, lock: region.sem, write: exclusive, read: shared }
- rule: its users are under the lock
  id: users
  guarded_by: { field: region.users, lock: region.lock }
*/
#include <linux/bug.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>

struct region {
	struct rw_semaphore sem;
	struct mutex lock;
	unsigned long map;
	int users;
};

unsigned long region_map(struct region *region)
{
	BUG_ON(!rwsem_is_locked(&region->sem));
	return region->map; // site: map asserted
}

int region_users(struct region *region)
{
	WARN_ON(!mutex_is_locked(&region->lock));
	return region->users; // site: users asserted
}

int region_users_once(struct region *region)
{
	WARN_ON_ONCE(!lockdep_is_held(&region->lock));
	return region->users; // site: users asserted
}

int region_checked(struct region *region)
{
	if (mutex_is_locked(&region->lock))
		return -1;
	return region->users; // site: users unprotected
}

void region_read_asserted(struct region *region)
{
	lockdep_assert_held_read(&region->sem);
	region->map++; // site: map unprotected
}
