#ifndef _LINUX_WAIT_H
#define _LINUX_WAIT_H
#include <linux/list.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
typedef struct wait_queue_entry wait_queue_entry_t;
typedef int (*wait_queue_func_t)(struct wait_queue_entry *entry, unsigned int mode, int flags,
				 void *key);
#define WQ_FLAG_EXCLUSIVE 0x01
struct wait_queue_entry {
	unsigned int flags;
	void *private;
	wait_queue_func_t func;
	struct list_head entry;
};
struct wait_queue_head {
	spinlock_t lock;
	struct list_head head;
};
typedef struct wait_queue_head wait_queue_head_t;
int default_wake_function(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key);
int autoremove_wake_function(struct wait_queue_entry *entry, unsigned int mode, int flags,
			     void *key);
int woken_wake_function(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key);
#define __WAIT_QUEUE_HEAD_INITIALIZER(name) { { 0 }, { 0, 0 } }
#define DECLARE_WAIT_QUEUE_HEAD(name) wait_queue_head_t name = __WAIT_QUEUE_HEAD_INITIALIZER(name)
#define DECLARE_WAIT_QUEUE_HEAD_ONSTACK(name) DECLARE_WAIT_QUEUE_HEAD(name)
#define DECLARE_WAITQUEUE(name, task) \
	struct wait_queue_entry name = { 0, (task), default_wake_function, { 0, 0 } }
#define DEFINE_WAIT_FUNC(name, function) \
	struct wait_queue_entry name = { 0, current, (function), { 0, 0 } }
#define DEFINE_WAIT(name) DEFINE_WAIT_FUNC(name, autoremove_wake_function)
#define init_wait(entry) init_wait_entry((entry), 0)
void __init_waitqueue_head(struct wait_queue_head *queue, const char *name, void *key);
#define init_waitqueue_head(queue) __init_waitqueue_head((queue), 0, 0)
void init_wait_entry(struct wait_queue_entry *entry, int flags);
void init_waitqueue_entry(struct wait_queue_entry *entry, struct task_struct *task);
void add_wait_queue(struct wait_queue_head *queue, struct wait_queue_entry *entry);
void add_wait_queue_exclusive(struct wait_queue_head *queue, struct wait_queue_entry *entry);
void remove_wait_queue(struct wait_queue_head *queue, struct wait_queue_entry *entry);
void prepare_to_wait(struct wait_queue_head *queue, struct wait_queue_entry *entry, int state);
void prepare_to_wait_exclusive(struct wait_queue_head *queue, struct wait_queue_entry *entry,
			       int state);
long prepare_to_wait_event(struct wait_queue_head *queue, struct wait_queue_entry *entry,
			   int state);
void finish_wait(struct wait_queue_head *queue, struct wait_queue_entry *entry);
long wait_woken(struct wait_queue_entry *entry, unsigned int mode, long timeout);
void __wake_up(struct wait_queue_head *queue, unsigned int mode, int most, void *key);
void __wake_up_locked(struct wait_queue_head *queue, unsigned int mode, int most);
int waitqueue_active(struct wait_queue_head *queue);
bool wq_has_sleeper(struct wait_queue_head *queue);
#define wake_up(queue) __wake_up((queue), TASK_NORMAL, 1, NULL)
#define wake_up_nr(queue, n) __wake_up((queue), TASK_NORMAL, (n), NULL)
#define wake_up_all(queue) __wake_up((queue), TASK_NORMAL, 0, NULL)
#define wake_up_locked(queue) __wake_up_locked((queue), TASK_NORMAL, 1)
#define wake_up_all_locked(queue) __wake_up_locked((queue), TASK_NORMAL, 0)
#define wake_up_interruptible(queue) __wake_up((queue), TASK_INTERRUPTIBLE, 1, NULL)
#define wake_up_interruptible_nr(queue, n) __wake_up((queue), TASK_INTERRUPTIBLE, (n), NULL)
#define wake_up_interruptible_all(queue) __wake_up((queue), TASK_INTERRUPTIBLE, 0, NULL)
#define wake_up_interruptible_sync(queue) __wake_up((queue), TASK_INTERRUPTIBLE, 1, NULL)
#define wake_up_poll(queue, mask) __wake_up((queue), TASK_NORMAL, 1, NULL)
#define wake_up_interruptible_poll(queue, mask) __wake_up((queue), TASK_INTERRUPTIBLE, 1, NULL)
#define ___wait_event(queue, condition, state, exclusive, result, command) \
	({ \
		struct wait_queue_entry __entry; \
		long __result = (result); \
		init_wait_entry(&__entry, (exclusive) ? WQ_FLAG_EXCLUSIVE : 0); \
		for (;;) { \
			long __signal = prepare_to_wait_event(&(queue), &__entry, (state)); \
			if (condition) \
				break; \
			if (__signal) { \
				__result = __signal; \
				break; \
			} \
			command; \
		} \
		finish_wait(&(queue), &__entry); \
		__result; \
	})
#define __wait_plain(queue, condition, state, exclusive, command) \
	({ \
		might_sleep(); \
		if (!(condition)) \
			___wait_event(queue, condition, state, exclusive, 0, command); \
		0; \
	})
#define ___wait_cond_timeout(condition) \
	({ \
		int __met = !!(condition); \
		if (__met && !__result) \
			__result = 1; \
		__met || !__result; \
	})
#define __wait_timed(queue, condition, state, exclusive, timeout) \
	({ \
		long __result = (timeout); \
		might_sleep(); \
		if (!___wait_cond_timeout(condition)) \
			__result = ___wait_event(queue, ___wait_cond_timeout(condition), state, \
						 exclusive, timeout, \
						 __result = schedule_timeout(__result)); \
		__result; \
	})
#define wait_event(queue, condition) \
	((void)__wait_plain(queue, condition, TASK_UNINTERRUPTIBLE, 0, schedule()))
#define io_wait_event(queue, condition) wait_event(queue, condition)
#define wait_event_interruptible(queue, condition) \
	__wait_plain(queue, condition, TASK_INTERRUPTIBLE, 0, schedule())
#define wait_event_killable(queue, condition) \
	__wait_plain(queue, condition, TASK_KILLABLE, 0, schedule())
#define wait_event_freezable(queue, condition) wait_event_interruptible(queue, condition)
#define wait_event_idle(queue, condition) \
	((void)__wait_plain(queue, condition, TASK_IDLE, 0, schedule()))
#define wait_event_interruptible_exclusive(queue, condition) \
	__wait_plain(queue, condition, TASK_INTERRUPTIBLE, 1, schedule())
#define wait_event_killable_exclusive(queue, condition) \
	__wait_plain(queue, condition, TASK_KILLABLE, 1, schedule())
#define wait_event_idle_exclusive(queue, condition) \
	((void)__wait_plain(queue, condition, TASK_IDLE, 1, schedule()))
#define wait_event_timeout(queue, condition, timeout) \
	__wait_timed(queue, condition, TASK_UNINTERRUPTIBLE, 0, timeout)
#define wait_event_idle_timeout(queue, condition, timeout) \
	__wait_timed(queue, condition, TASK_IDLE, 0, timeout)
#define wait_event_interruptible_timeout(queue, condition, timeout) \
	__wait_timed(queue, condition, TASK_INTERRUPTIBLE, 0, timeout)
#define wait_event_freezable_timeout(queue, condition, timeout) \
	__wait_timed(queue, condition, TASK_INTERRUPTIBLE, 0, timeout)
#define wait_event_killable_timeout(queue, condition, timeout) \
	__wait_timed(queue, condition, TASK_KILLABLE, 0, timeout)
#define wait_event_cmd(queue, condition, before, after) \
	((void)__wait_plain(queue, condition, TASK_UNINTERRUPTIBLE, 0, before; schedule(); after))
#define wait_event_lock_irq(queue, condition, lock) \
	do { \
		if (!(condition)) \
			___wait_event(queue, condition, TASK_UNINTERRUPTIBLE, 0, 0, \
				      spin_unlock_irq(&(lock)); schedule(); spin_lock_irq(&(lock))); \
	} while (0)
#define wait_event_lock_irq_cmd(queue, condition, lock, command) \
	do { \
		if (!(condition)) \
			___wait_event(queue, condition, TASK_UNINTERRUPTIBLE, 0, 0, \
				      spin_unlock_irq(&(lock)); command; schedule(); \
				      spin_lock_irq(&(lock))); \
	} while (0)
#define wait_event_interruptible_lock_irq(queue, condition, lock) \
	({ \
		if (!(condition)) \
			___wait_event(queue, condition, TASK_INTERRUPTIBLE, 0, 0, \
				      spin_unlock_irq(&(lock)); schedule(); spin_lock_irq(&(lock))); \
		0; \
	})
#include <linux/wait_bit.h>
#define wait_var_event(variable, condition) \
	do { \
		if (!(condition)) \
			___wait_event(*__var_waitqueue(variable), condition, TASK_UNINTERRUPTIBLE, 0, 0, \
				      schedule()); \
	} while (0)
struct wait_queue_head *__var_waitqueue(void *variable);
void wake_up_var(void *variable);
#endif
