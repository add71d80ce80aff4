#ifndef _LINUX_SCHED_H
#define _LINUX_SCHED_H
#include <linux/atomic.h>
#include <linux/compiler.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/preempt.h>
#include <linux/types.h>
struct mm_struct;
struct task_struct {
	unsigned long info[2];
	volatile long state;
	void *stack;
	unsigned int flags;
	int prio;
	int pid;
	int tgid;
	char comm[16];
	struct mm_struct *mm;
	struct mm_struct *active_mm;
	struct task_struct *group_leader;
	void *journal_info;
};
#define TASK_RUNNING 0x0000
#define TASK_INTERRUPTIBLE 0x0001
#define TASK_UNINTERRUPTIBLE 0x0002
#define TASK_WAKEKILL 0x0100
#define TASK_NOLOAD 0x0400
#define TASK_KILLABLE (TASK_WAKEKILL | TASK_UNINTERRUPTIBLE)
#define TASK_IDLE (TASK_UNINTERRUPTIBLE | TASK_NOLOAD)
#define TASK_NORMAL (TASK_INTERRUPTIBLE | TASK_UNINTERRUPTIBLE)
#define MAX_SCHEDULE_TIMEOUT 0x7fffffffffffffffL
#define TASK_COMM_LEN 16
#define PF_EXITING 0x4
#define PF_KTHREAD 0x200000
struct task_struct *get_current(void);
#define current get_current()
void set_current_state(long state);
void __set_current_state(long state);
void schedule(void);
void io_schedule(void);
void yield(void);
long schedule_timeout(long timeout);
long schedule_timeout_interruptible(long timeout);
long schedule_timeout_uninterruptible(long timeout);
long schedule_timeout_killable(long timeout);
long io_schedule_timeout(long timeout);
int wake_up_process(struct task_struct *task);
int wake_up_state(struct task_struct *task, unsigned int state);
int cond_resched(void);
#define cond_resched_lock(lock) 0
#define need_resched() 0
#define task_pid_nr(task) ((task)->pid)
#define signal_pending(task) 0
#define fatal_signal_pending(task) 0
#define signal_pending_state(state, task) 0
#define get_task_struct(task) ((void)(task))
#define put_task_struct(task) ((void)(task))
#define set_user_nice(task, nice) ((void)(task))
void do_exit(long code) __noreturn;
#endif
