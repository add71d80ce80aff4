#ifndef _LINUX_SWAIT_H
#define _LINUX_SWAIT_H
#include <linux/wait.h>
struct swait_queue_head {
	struct wait_queue_head queue;
};
#define DECLARE_SWAIT_QUEUE_HEAD(name) \
	struct swait_queue_head name = { __WAIT_QUEUE_HEAD_INITIALIZER(name.queue) }
#define DECLARE_SWAIT_QUEUE_HEAD_ONSTACK(name) DECLARE_SWAIT_QUEUE_HEAD(name)
#define init_swait_queue_head(head) init_waitqueue_head(&(head)->queue)
#define swait_active(head) waitqueue_active(&(head)->queue)
#define swq_has_sleeper(head) wq_has_sleeper(&(head)->queue)
#define swake_up_one(head) wake_up(&(head)->queue)
#define swake_up_all(head) wake_up_all(&(head)->queue)
#define swait_event_exclusive(head, condition) \
	((void)__wait_plain((head).queue, condition, TASK_UNINTERRUPTIBLE, 1, schedule()))
#define swait_event_interruptible_exclusive(head, condition) \
	wait_event_interruptible_exclusive((head).queue, condition)
#define swait_event_idle_exclusive(head, condition) \
	wait_event_idle_exclusive((head).queue, condition)
#define swait_event_timeout_exclusive(head, condition, timeout) \
	__wait_timed((head).queue, condition, TASK_UNINTERRUPTIBLE, 1, timeout)
#define swait_event_interruptible_timeout_exclusive(head, condition, timeout) \
	__wait_timed((head).queue, condition, TASK_INTERRUPTIBLE, 1, timeout)
#endif
