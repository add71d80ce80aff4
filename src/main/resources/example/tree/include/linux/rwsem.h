#ifndef LINUX_RWSEM_H
#define LINUX_RWSEM_H

#include <linux/lockdep.h>

struct rw_semaphore {
	int count;
	struct lockdep_map dep_map;
};

void init_rwsem(struct rw_semaphore *sem);
void down_read(struct rw_semaphore *sem);
int down_read_trylock(struct rw_semaphore *sem);
void up_read(struct rw_semaphore *sem);
void down_write(struct rw_semaphore *sem);
void up_write(struct rw_semaphore *sem);

#endif
