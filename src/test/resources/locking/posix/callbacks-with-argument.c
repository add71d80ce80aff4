/* rules:
- rule: the total of a job is under its mutex
  id: total
  guarded_by: { field: job.total, lock: job.mutex }
*/
#include <pthread.h>
#include <stdlib.h>

struct job {
	pthread_mutex_t mutex;
	long total;
};

struct list {
	struct list *next;
	int value;
};

static void each(struct list *list, void (*visit)(int value, void *data), void *data)
{
	for (; list; list = list->next)
		visit(list->value, data);
}

static void add(int value, void *data)
{
	struct job *job = data;

	job->total += value; // site: total held
}

static void add_careless(int value, void *data)
{
	struct job *job = data;

	job->total -= value; // site: total unprotected
}

void job_add(struct job *job, struct list *list)
{
	pthread_mutex_lock(&job->mutex);
	each(list, add, job);
	pthread_mutex_unlock(&job->mutex);
}

void job_drop(struct job *job, struct list *list)
{
	each(list, add_careless, job);
}

static int compare(const void *one, const void *other)
{
	return *(const int *)one - *(const int *)other;
}

void job_sort(struct job *job, int *values, size_t n)
{
	pthread_mutex_lock(&job->mutex);
	qsort(values, n, sizeof(*values), compare);
	job->total = values[0]; // site: total held
	pthread_mutex_unlock(&job->mutex);
}
