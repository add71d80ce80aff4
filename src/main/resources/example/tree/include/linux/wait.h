#ifndef LINUX_WAIT_H
#define LINUX_WAIT_H

#include <linux/list.h>
#include <linux/spinlock.h>

#define TASK_UNINTERRUPTIBLE	2

struct wait_queue_head {
	spinlock_t lock;
	struct list_head head;
};
typedef struct wait_queue_head wait_queue_head_t;

struct wait_queue_entry {
	unsigned int flags;
	void *private;
	struct list_head entry;
};

void init_waitqueue_head(struct wait_queue_head *queue);
void init_wait_entry(struct wait_queue_entry *entry, int flags);
long prepare_to_wait_event(struct wait_queue_head *queue,
			   struct wait_queue_entry *entry, int state);
void finish_wait(struct wait_queue_head *queue, struct wait_queue_entry *entry);
long schedule_timeout(long timeout);
void wake_up_all(struct wait_queue_head *queue);

/* The time left, at least 1, once the condition holds; 0 if time ran out first. */
#define wait_event_timeout(queue, condition, timeout) ({		\
	struct wait_queue_entry entry__;				\
	long left__ = (timeout);					\
	bool met__;							\
									\
	init_wait_entry(&entry__, 0);					\
	do {								\
		prepare_to_wait_event(&(queue), &entry__, TASK_UNINTERRUPTIBLE); \
		met__ = (condition);					\
		if (!met__ && left__)					\
			left__ = schedule_timeout(left__);		\
		else							\
			break;						\
	} while (true);							\
	finish_wait(&(queue), &entry__);				\
	met__ ? (left__ ? left__ : 1) : 0L;				\
})

#endif
