// expect: none
#include <linux/bug.h>
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/sched.h>

void schedule_preempt_disabled(void);
int default_wake_function(void *entry, unsigned int mode, int flags, void *key);

static struct task_struct *sleeper;
static int done;

static int wake(void *unused)
{
	WRITE_ONCE(done, 1);
	wake_up_state(sleeper, TASK_NORMAL);
	return 0;
}

int main(void)
{
	struct task_struct *task;

	sleeper = current;
	schedule();
	io_schedule();
	yield();
	cond_resched();
	schedule_preempt_disabled();
	BUG_ON(schedule_timeout_interruptible(3) > 3 || schedule_timeout_uninterruptible(3) > 3);
	BUG_ON(schedule_timeout_killable(3) > 3 || io_schedule_timeout(3) > 3);
	msleep(1);
	BUG_ON(msleep_interruptible(1));
	usleep_range(1, 2);
	ssleep(1);
	fsleep(1);
	udelay(1);
	ndelay(1);
	mdelay(1);
	task = kthread_run(wake, NULL, "wake");
	for (;;) {
		set_current_state(TASK_KILLABLE);
		if (READ_ONCE(done))
			break;
		BUG_ON(schedule_timeout(MAX_SCHEDULE_TIMEOUT) <= 0);
	}
	__set_current_state(TASK_RUNNING);
	BUG_ON(wake_up_process(current) || wake_up_state(current, TASK_NORMAL));
	BUG_ON(signal_pending(current) || need_resched());
	kthread_stop(task);
	return 0;
}
