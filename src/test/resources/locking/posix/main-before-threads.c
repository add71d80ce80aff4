/* rules:
- rule: the limit is under the mutex
  id: limit
  guarded_by: { field: limit, lock: mutex }
*/
// quiet
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int limit;

static void *worker(void *argument)
{
	pthread_mutex_lock(&mutex);
	limit--; // site: limit held
	pthread_mutex_unlock(&mutex);
	return NULL;
}

int main(int count, char **arguments)
{
	pthread_t thread;

	limit = count;
	if (limit > 4)
		limit = 4;
	pthread_create(&thread, NULL, worker, NULL);
	pthread_join(thread, NULL);
	return 0;
}
