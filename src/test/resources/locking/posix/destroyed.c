/* rules:
- rule: the jobs of a pool are under its mutex
  id: jobs
  guarded_by: { field: pool.jobs, lock: pool.mutex }
*/
#include <pthread.h>
#include <stdlib.h>

struct pool {
	pthread_mutex_t mutex;
	int jobs;
};

int pool_free(struct pool *pool)
{
	if (!pool)
		return -1;
	pthread_mutex_lock(&pool->mutex);
	pool->jobs = 0; // site: jobs held
	pthread_mutex_destroy(&pool->mutex);
	free(pool);
	return 0;
}

int pool_end(struct pool *pool)
{
	pthread_mutex_lock(&pool->mutex);
	if (pool->jobs) // site: jobs held
		return -1; // site: jobs unprotected
	pthread_mutex_unlock(&pool->mutex);
	pthread_mutex_destroy(&pool->mutex);
	return 0;
}
