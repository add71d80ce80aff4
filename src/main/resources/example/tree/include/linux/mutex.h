#ifndef LINUX_MUTEX_H
#define LINUX_MUTEX_H

#include <linux/lockdep.h>

struct mutex {
	unsigned int word;
	struct lockdep_map dep_map;
};

void mutex_init(struct mutex *lock);
void mutex_lock(struct mutex *lock);
int mutex_trylock(struct mutex *lock);
void mutex_unlock(struct mutex *lock);

#endif
