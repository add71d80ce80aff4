/* rules:
- rule: the state of a door is under its mutex
  id: open
  guarded_by: { field: door.open, lock: door.mutex }
*/
#include <pthread.h>

struct door {
	pthread_mutex_t mutex;
	int open;
};

static inline void unlock_at_end(pthread_mutex_t **mutex)
{
	pthread_mutex_unlock(*mutex);
}

static inline pthread_mutex_t *lock_now(pthread_mutex_t *mutex)
{
	pthread_mutex_lock(mutex);
	return mutex;
}

#define LOCKED(mutex) \
	pthread_mutex_t *__held __attribute__((cleanup(unlock_at_end))) = lock_now(mutex)

int door_toggle(struct door *door)
{
	LOCKED(&door->mutex);

	if (door->open) // site: open held
		return door->open = 0; // site: open held
	return door->open = 1; // site: open held
}

int door_state(struct door *door)
{
	int open;

	{
		LOCKED(&door->mutex);
		open = door->open; // site: open held
	}
	return open + door->open; // site: open unprotected
}
