/* rules:
- rule: the limit is under the mutex
  id: limit
  guarded_by: { field: limit, lock: mutex }
*/
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

	pthread_create(&thread, NULL, worker, NULL);
	limit = count; // site: limit unprotected
	pthread_join(thread, NULL);
	return 0;
}
