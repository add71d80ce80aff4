/* rules:
- rule: settings are read under the rwlock and changed with it for writing
  id: level
  guarded_by: { field: settings.level, lock: settings.lock, write: exclusive, read: shared }
*/
#include <pthread.h>

struct settings {
	pthread_rwlock_t lock;
	int level;
};

void settings_set(struct settings *settings, int level)
{
	pthread_rwlock_rdlock(&settings->lock);
	if (settings->level != level) // site: level held
		settings->level = level; // site: level unprotected
	pthread_rwlock_unlock(&settings->lock);
}

int settings_try(struct settings *settings)
{
	int level = 0;

	if (pthread_rwlock_tryrdlock(&settings->lock) == 0) {
		level = settings->level; // site: level held
		settings->level = 0; // site: level unprotected
		pthread_rwlock_unlock(&settings->lock);
	}
	return level + settings->level; // site: level unprotected
}
