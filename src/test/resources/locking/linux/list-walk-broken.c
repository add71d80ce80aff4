/* rules:
- rule: the list of jobs and what is in it are under the pool's lock
  id: jobs
  guarded_by: { field: pool.jobs, lock: pool.lock }
- rule: the state of each job is under the job's own lock
  id: state
  guarded_by: { field: job.state, lock: job.lock }
*/
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
	list_add_tail(&job->link, &pool->jobs); // site: jobs unprotected
	mutex_lock(&pool->lock);
	job->state = 1; // site: state unprotected
	mutex_unlock(&pool->lock);
}

int pool_ready(struct pool *pool)
{
	struct job *job;
	int ready = 0;

	list_for_each_entry(job, &pool->jobs, link) { // site: jobs unprotected
		mutex_lock(&job->lock);
		ready += job->state; // site: state held
		mutex_unlock(&job->lock);
	}
	return ready;
}

int pool_first(struct pool *pool)
{
	struct job *job, *next;
	int state = 0;

	mutex_lock(&pool->lock);
	job = list_first_entry(&pool->jobs, struct job, link); // site: jobs held
	mutex_lock(&job->lock);
	next = list_next_entry(job, link);
	state = next->state; // site: state unprotected
	mutex_unlock(&job->lock);
	mutex_unlock(&pool->lock);
	return state;
}
