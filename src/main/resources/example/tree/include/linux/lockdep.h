#ifndef LINUX_LOCKDEP_H
#define LINUX_LOCKDEP_H

#include <linux/bug.h>

struct lockdep_map {
	unsigned long key;
};

/* read: 0 asks for exclusive, 1 for shared, -1 for either. */
int lock_is_held_type(const struct lockdep_map *lock, int read);

#define lockdep_assert_held(lock) \
	((void)WARN_ON(!lock_is_held_type(&(lock)->dep_map, -1)))
#define lockdep_assert_held_write(lock) \
	((void)WARN_ON(!lock_is_held_type(&(lock)->dep_map, 0)))

#endif
