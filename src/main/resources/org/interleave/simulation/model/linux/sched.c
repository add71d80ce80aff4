/*
 * A task's state decides whether schedule() returns: 0 is running. Waking a task sets that,
 * so that a wake-up before the task has said that it will sleep is lost, as in the kernel.
 */
#include "context.h"

#define FOREVER 0x7fffffffffffffffL
#include "../shared/timeouts.inc"

static void check(void)
{
	__linux_may_sleep("schedule");
}

static void sleep(struct task *task, int holder)
{
	il_atomic_begin();
	il_await(task->state == 0, task, "being woken", holder);
	il_acquire(&task->state);
	il_atomic_end();
}

void schedule(void)
{
	struct task *task = __linux_task();

	check();
	sleep(task, -1);
}

void io_schedule(void) { schedule(); }
void schedule_preempt_disabled(void) { schedule(); }
void yield(void) { check(); }

long schedule_timeout(long timeout)
{
	struct task *task = __linux_task();
	int late;

	check();
	if (timeout == FOREVER) {
		sleep(task, -1);
		return timeout;
	}
	if (!times_out("time-out of a sleep")) {
		sleep(task, IL_TIMED);
		return timeout > 1 ? timeout - 1 : 1;
	}
	il_atomic_begin();
	late = task->state != 0;
	task->state = 0;
	il_acquire(&task->state);
	il_atomic_end();
	return late ? 0 : timeout > 1 ? timeout - 1 : 1;
}

static long asleep(long state, long timeout)
{
	struct task *task = __linux_task();

	il_atomic_begin();
	task->state = state;
	il_atomic_end();
	return schedule_timeout(timeout);
}

long schedule_timeout_interruptible(long timeout) { return asleep(1, timeout); }
long schedule_timeout_uninterruptible(long timeout) { return asleep(2, timeout); }
long schedule_timeout_killable(long timeout) { return asleep(2, timeout); }
long io_schedule_timeout(long timeout) { return schedule_timeout(timeout); }

/* Whether the task was asleep in one of these states. */
int __linux_wake(struct task *task, unsigned states)
{
	int asleep;

	il_atomic_begin();
	asleep = (task->state & states) != 0;
	il_release(&task->state);
	if (asleep)
		task->state = 0;
	il_atomic_end();
	return asleep;
}

int wake_up_process(void *task) { return __linux_wake(task, 3); }
int wake_up_state(void *task, unsigned state) { return __linux_wake(task, state); }
int default_wake_function(void *entry, unsigned mode, int flags, void *key)
{
	(void)flags;
	(void)key;
	return __linux_wake(((struct task **)entry)[1], mode);
}
void set_current_state(long state)
{
	struct task *task = __linux_task();

	il_atomic_begin();
	task->state = state;
	il_atomic_end();
}

void __set_current_state(long state) { set_current_state(state); }
