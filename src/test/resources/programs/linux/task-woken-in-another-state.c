#include <linux/kthread.h>
#include <linux/sched.h>

static struct task_struct *sleeper;
static int done;

static int wake(void *unused)
{
	WRITE_ONCE(done, 1);
	wake_up_state(sleeper, TASK_INTERRUPTIBLE);
	return 0;
}

int main(void)
{
	sleeper = current;
	kthread_run(wake, NULL, "wake");
	for (;;) {
		set_current_state(TASK_UNINTERRUPTIBLE);
		if (READ_ONCE(done))
			break;
		io_schedule(); // expect: deadlock
	}
	__set_current_state(TASK_RUNNING);
	return 0;
}
