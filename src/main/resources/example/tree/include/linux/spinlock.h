#ifndef LINUX_SPINLOCK_H
#define LINUX_SPINLOCK_H

#include <linux/lockdep.h>

typedef struct {
	unsigned int word;
	struct lockdep_map dep_map;
} spinlock_t;

void spin_lock_init(spinlock_t *lock);
void spin_lock(spinlock_t *lock);
void spin_unlock(spinlock_t *lock);

#endif
