#ifndef _LINUX_MM_TYPES_H
#define _LINUX_MM_TYPES_H
#include <linux/atomic.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>
struct mm_struct {
	atomic_t mm_users;
	atomic_t mm_count;
	struct rw_semaphore mmap_sem;
	spinlock_t page_table_lock;
};
#endif
