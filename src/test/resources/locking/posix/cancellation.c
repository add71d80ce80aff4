/* rules:
- rule: the configuration is under its mutex
  id: level
  guarded_by: { field: level, lock: level_mutex }
*/
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t level_mutex = PTHREAD_MUTEX_INITIALIZER;
static int level;

static void level_cleanup(void *argument)
{
	pthread_mutex_unlock(&level_mutex);
}

static void *level_watch(void *argument)
{
	pthread_mutex_lock(&level_mutex);
	pthread_cleanup_push(level_cleanup, NULL);
	while (level < 3) // site: level held
		pthread_testcancel();
	pthread_cleanup_pop(1);
	level = 0; // site: level unprotected
	return NULL;
}

int level_get(void)
{
	int now;

	pthread_mutex_lock(&level_mutex);
	now = level; // site: level held
	pthread_mutex_unlock(&level_mutex);
	return now;
}

int level_start(void)
{
	pthread_t thread;

	return pthread_create(&thread, NULL, level_watch, NULL);
}
