/* rules:
- rule: settings are read under the rwlock and changed with it for writing
  id: level
  guarded_by: { field: settings.level, lock: settings.lock, write: exclusive, read: shared }
*/
// quiet
#include <pthread.h>

struct settings {
	pthread_rwlock_t lock;
	int level;
};

int settings_level(struct settings *settings)
{
	int level;

	pthread_rwlock_rdlock(&settings->lock);
	level = settings->level; // site: level held
	pthread_rwlock_unlock(&settings->lock);
	return level;
}

void settings_set(struct settings *settings, int level)
{
	pthread_rwlock_wrlock(&settings->lock);
	settings->level = level; // site: level held
	pthread_rwlock_unlock(&settings->lock);
}

int settings_raise(struct settings *settings)
{
	int level;

	pthread_rwlock_wrlock(&settings->lock);
	level = ++settings->level; // site: level held
	pthread_rwlock_unlock(&settings->lock);
	return level;
}

int settings_try(struct settings *settings)
{
	if (pthread_rwlock_trywrlock(&settings->lock))
		return -1;
	settings->level++; // site: level held
	pthread_rwlock_unlock(&settings->lock);
	return 0;
}
