/*
 * The miniature's headers declare as functions what the kernel's have as macros. They come
 * down to the same calls.
 */
#include <linux/bug.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <interleave.h>

void __raw_spin_lock_init(void *lock, const char *name, void *key);
void __mutex_init(void *lock, const char *name, void *key);
void __init_rwsem(void *sem, const char *name, void *key);
void __init_waitqueue_head(void *queue, const char *name, void *key);
void __wake_up(void *queue, unsigned int mode, int count, void *key);

#define TASK_NORMAL	3

void __WARN(void)
{
	il_report("warning", "WARN_ON: what must not be is", 0);
}

void smp_mb(void)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

void spin_lock_init(spinlock_t *lock)
{
	__raw_spin_lock_init(lock, "", 0);
}

void mutex_init(struct mutex *lock)
{
	__mutex_init(lock, "", 0);
}

void init_rwsem(struct rw_semaphore *sem)
{
	__init_rwsem(sem, "", 0);
}

void init_waitqueue_head(struct wait_queue_head *queue)
{
	__init_waitqueue_head(queue, "", 0);
}

void wake_up_all(struct wait_queue_head *queue)
{
	__wake_up(queue, TASK_NORMAL, 0, 0);
}
