/* rules:
- rule: the free list of a pool is under its mutex
  id: free
  guarded_by: { field: pool.free, lock: pool.mutex }
- rule: so is the count
  id: count
  guarded_by: { field: pool.count, lock: pool.mutex }
- rule: the inner functions need the lock
  id: inner
  must_hold: { functions: [pool_pop, pool_push], lock: pool.mutex }
*/
// quiet
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
	struct item *item = pool->free; // site: free held

	if (item) {
		pool->free = item->next; // site: free held
		pool->count--; // site: count held
	}
	return item;
}

static void pool_push(struct pool *pool, struct item *item)
{
	item->next = pool->free; // site: free held
	pool->free = item; // site: free held
	pool->count++; // site: count held
}

struct item *pool_get(struct pool *pool)
{
	struct item *item;

	pthread_mutex_lock(&pool->mutex);
	item = pool_pop(pool); // site: inner held
	pthread_mutex_unlock(&pool->mutex);
	return item ? item : malloc(sizeof(*item));
}

void pool_put(struct pool *pool, struct item *item)
{
	pthread_mutex_lock(&pool->mutex);
	if (pool->count >= 16) { // site: count held
		pthread_mutex_unlock(&pool->mutex);
		free(item);
		return;
	}
	pool_push(pool, item); // site: inner held
	pthread_mutex_unlock(&pool->mutex);
}

int pool_drain(struct pool *pool)
{
	struct item *item;
	int drained = 0;

	pthread_mutex_lock(&pool->mutex);
	while ((item = pool_pop(pool))) { // site: inner held
		free(item);
		drained++;
	}
	pthread_mutex_unlock(&pool->mutex);
	return drained;
}
