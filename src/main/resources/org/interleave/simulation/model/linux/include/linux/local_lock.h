#ifndef _LINUX_LOCAL_LOCK_H
#define _LINUX_LOCAL_LOCK_H
#include <linux/preempt.h>
typedef struct { int unused; } local_lock_t;
#define INIT_LOCAL_LOCK(name) { 0 }
#define local_lock(lock) preempt_disable()
#define local_unlock(lock) preempt_enable()
#endif
