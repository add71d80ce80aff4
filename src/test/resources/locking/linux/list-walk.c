/* rules:
- rule: the list of jobs and what is in it are under the pool's lock
  id: jobs
  guarded_by: { field: pool.jobs, lock: pool.lock }
- rule: the state of each job is under the job's own lock
  id: state
  guarded_by: { field: job.state, lock: job.lock }
*/
// quiet
#include <linux/list.h>
#include <linux/mutex.h>

struct pool {
	struct mutex lock;
	struct list_head jobs;
};

struct job {
	struct list_head link;
	struct mutex lock;
	int state;
};

void pool_add(struct pool *pool, struct job *job)
{
	mutex_lock(&pool->lock);
	list_add_tail(&job->link, &pool->jobs); // site: jobs held
	mutex_unlock(&pool->lock);
}

int pool_ready(struct pool *pool)
{
	struct job *job;
	int ready = 0;

	mutex_lock(&pool->lock);
	list_for_each_entry(job, &pool->jobs, link) { // site: jobs held
		mutex_lock(&job->lock);
		if (job->state) // site: state held
			ready++;
		mutex_unlock(&job->lock);
	}
	mutex_unlock(&pool->lock);
	return ready;
}

struct job *pool_take(struct pool *pool)
{
	struct job *job = NULL;

	mutex_lock(&pool->lock);
	if (!list_empty(&pool->jobs)) { // site: jobs held
		job = list_first_entry(&pool->jobs, struct job, link); // site: jobs held
		list_del(&job->link);
	}
	mutex_unlock(&pool->lock);
	return job;
}
