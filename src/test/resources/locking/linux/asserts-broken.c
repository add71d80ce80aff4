/* rules:
- rule: eviction says that it needs the lock
  id: says
  asserts: { functions: [__cache_evict, __cache_age, __cache_drop], lock: cache.lock, mode: exclusive }
*/
#include <linux/mutex.h>
#include <linux/rwsem.h>

struct cache {
	struct rw_semaphore lock;
	struct mutex other;
	int size;
	int age;
};

int __cache_evict(struct cache *cache) // site: says unprotected
{
	return --cache->size;
}

void __cache_age(struct cache *cache) // site: says unprotected
{
	lockdep_assert_held_read(&cache->lock);
	cache->age++;
}

void __cache_drop(struct cache *cache) // site: says unprotected
{
	lockdep_assert_held(&cache->other);
	cache->size = 0;
}
