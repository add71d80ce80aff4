/* rules:
- rule: the free list of a pool is under its mutex
  id: free
  guarded_by: { field: pool.free, lock: pool.mutex }
- rule: the inner functions need the lock
  id: inner
  must_hold: { functions: [pool_pop], lock: pool.mutex }
*/
#include <pthread.h>
#include <stdlib.h>

struct item {
	struct item *next;
};

struct pool {
	pthread_mutex_t mutex;
	struct item *free;
	int count;
};

static struct item *pool_pop(struct pool *pool)
{
	struct item *item = pool->free; // site: free kept

	if (item)
		pool->free = item->next; // site: free kept
	return item;
}

struct item *pool_get(struct pool *pool)
{
	struct item *item;

	if (!pool->free) // site: free unprotected
		return malloc(sizeof(*item));
	pthread_mutex_lock(&pool->mutex);
	item = pool_pop(pool); // site: inner held
	pthread_mutex_unlock(&pool->mutex);
	return item;
}

int pool_drain(struct pool *pool, struct pool *other)
{
	struct item *item;
	int drained = 0;

	pthread_mutex_lock(&other->mutex);
	while ((item = pool_pop(pool))) { // site: inner unprotected
		free(item);
		drained++;
	}
	pthread_mutex_unlock(&other->mutex);
	return drained;
}
