/* rules:
- rule: the tally is under the mutex
  id: tally
  guarded_by: { field: tally, lock: tally_mutex }
*/
// quiet
#include <pthread.h>

static pthread_mutex_t tally_mutex = PTHREAD_MUTEX_INITIALIZER;
static int tally;

static void add(int n)
{
	tally += n; // site: tally held
}

static void *worker(void *argument)
{
	int i, n = *(int *)argument;

	for (i = 0; i < n; i++) {
		pthread_mutex_lock(&tally_mutex);
		add(i);
		pthread_mutex_unlock(&tally_mutex);
	}
	return NULL;
}

int main(void)
{
	pthread_t one, other;
	int n = 10, result;

	pthread_create(&one, NULL, worker, &n);
	pthread_create(&other, NULL, worker, &n);
	pthread_mutex_lock(&tally_mutex);
	add(-1);
	pthread_mutex_unlock(&tally_mutex);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	pthread_mutex_lock(&tally_mutex);
	result = tally; // site: tally held
	pthread_mutex_unlock(&tally_mutex);
	return result;
}
