/* rules:
- rule: eviction says that it needs the lock
  id: says
  asserts: { functions: [__cache_evict, __cache_age], lock: cache.lock, mode: exclusive }
- rule: the size is under the lock
  id: size
  guarded_by: { field: cache.size, lock: cache.lock }
*/
// quiet
#include <linux/mutex.h>
#include <linux/rwsem.h>

struct cache {
	struct rw_semaphore lock;
	int size;
	int age;
};

int __cache_evict(struct cache *cache) // site: says asserted
{
	lockdep_assert_held_write(&cache->lock);
	return --cache->size; // site: size asserted
}

int __cache_age(struct cache *cache) // site: says asserted
{
	int size;

	lockdep_assert_held_exclusive(&cache->lock);
	cache->age++;
	size = cache->size; // site: size asserted
	return size;
}

void cache_shrink(struct cache *cache)
{
	down_write(&cache->lock);
	cache->size -= 2; // site: size held
	__cache_evict(cache);
	up_write(&cache->lock);
}
