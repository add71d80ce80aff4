/* rules:
- rule: the tally is under the mutex
  id: tally
  guarded_by: { field: tally, lock: tally_mutex }
- rule: the peak too
  id: peak
  guarded_by: { field: peak, lock: tally_mutex }
*/
#include <pthread.h>

static pthread_mutex_t tally_mutex = PTHREAD_MUTEX_INITIALIZER;
static int tally;
static int peak;

static void add(int n)
{
	tally += n; // site: tally unprotected
}

static void *worker(void *argument)
{
	int i, n = *(int *)argument;

	for (i = 0; i < n; i++) {
		pthread_mutex_lock(&tally_mutex);
		add(i);
		pthread_mutex_unlock(&tally_mutex);
		if (i > peak) // site: peak unprotected
			peak = i; // site: peak unprotected
	}
	return NULL;
}

static void *finisher(void *argument)
{
	add(1);
	pthread_mutex_lock(&tally_mutex);
	peak = 0; // site: peak held
	return NULL; // site: tally unprotected
}

int main(void)
{
	pthread_t one, other;
	int n = 10;

	pthread_create(&one, NULL, worker, &n);
	pthread_create(&other, NULL, finisher, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
