#ifndef _LINUX_COMPLETION_H
#define _LINUX_COMPLETION_H
#include <linux/wait.h>
struct completion {
	unsigned int done;
	wait_queue_head_t wait;
};
#define COMPLETION_INITIALIZER(name) { 0 }
#define COMPLETION_INITIALIZER_ONSTACK(name) { 0 }
#define DECLARE_COMPLETION(name) struct completion name = COMPLETION_INITIALIZER(name)
#define DECLARE_COMPLETION_ONSTACK(name) struct completion name = COMPLETION_INITIALIZER(name)
void init_completion(struct completion *completion);
void reinit_completion(struct completion *completion);
void wait_for_completion(struct completion *completion);
void wait_for_completion_io(struct completion *completion);
int wait_for_completion_interruptible(struct completion *completion);
int wait_for_completion_killable(struct completion *completion);
unsigned long wait_for_completion_timeout(struct completion *completion, unsigned long timeout);
long wait_for_completion_interruptible_timeout(struct completion *completion,
					       unsigned long timeout);
long wait_for_completion_killable_timeout(struct completion *completion, unsigned long timeout);
bool try_wait_for_completion(struct completion *completion);
bool completion_done(struct completion *completion);
void complete(struct completion *completion);
void complete_all(struct completion *completion);
void complete_and_exit(struct completion *completion, long code) __noreturn;
void kthread_complete_and_exit(struct completion *completion, long code) __noreturn;
#endif
