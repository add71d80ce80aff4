/* rules:
- rule: the sum of a task is under its mutex
  id: sum
  guarded_by: { field: task.sum, lock: task.mutex }
*/
#include <pthread.h>
#include <stdlib.h>

struct task {
	pthread_mutex_t mutex;
	pthread_t thread;
	int sum;
	int part;
};

static void *task_run(void *argument)
{
	struct task *task = argument;

	for (int i = 0; i < task->part; i++) {
		pthread_mutex_lock(&task->mutex);
		task->sum += i; // site: sum held
		pthread_mutex_unlock(&task->mutex);
	}
	return NULL;
}

static void *task_run_wrong(void *argument)
{
	struct task *task = argument;

	task->sum++; // site: sum unprotected
	return NULL;
}

struct task *task_start(int part)
{
	struct task *task = calloc(1, sizeof(*task));

	if (!task)
		return NULL;
	pthread_mutex_init(&task->mutex, NULL);
	task->part = part;
	task->sum = 1; // site: sum held
	if (pthread_create(&task->thread, NULL, part ? task_run : task_run_wrong, task)) {
		free(task);
		return NULL;
	}
	task->sum = 2; // site: sum unprotected
	return task;
}

int task_end(struct task *task)
{
	int sum;

	pthread_join(task->thread, NULL);
	pthread_mutex_lock(&task->mutex);
	sum = task->sum; // site: sum held
	pthread_mutex_unlock(&task->mutex);
	pthread_mutex_destroy(&task->mutex);
	free(task);
	return sum;
}
