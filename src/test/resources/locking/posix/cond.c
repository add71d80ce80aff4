/* rules:
- rule: the jobs are under the mutex
  id: jobs
  guarded_by: { field: jobs, lock: jobs_mutex }
*/
// quiet
#include <pthread.h>
#include <stddef.h>

static pthread_mutex_t jobs_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t jobs_there = PTHREAD_COND_INITIALIZER;
static int jobs;

static void *consumer(void *argument)
{
	for (;;) {
		pthread_mutex_lock(&jobs_mutex);
		while (!jobs) // site: jobs held
			pthread_cond_wait(&jobs_there, &jobs_mutex);
		if (jobs < 0) { // site: jobs held
			pthread_mutex_unlock(&jobs_mutex);
			break;
		}
		jobs--; // site: jobs held
		pthread_mutex_unlock(&jobs_mutex);
	}
	return NULL;
}

static void produce(int n)
{
	pthread_mutex_lock(&jobs_mutex);
	jobs += n; // site: jobs held
	pthread_cond_signal(&jobs_there);
	pthread_mutex_unlock(&jobs_mutex);
}

int main(void)
{
	pthread_t thread;
	int i;

	pthread_create(&thread, NULL, consumer, NULL);
	for (i = 0; i < 3; i++)
		produce(i);
	pthread_join(thread, NULL);
	return 0;
}
