// expect: none
#include <linux/kthread.h>
#include <linux/sched.h>

static struct task_struct *sleeper;
static int go;

static int wake(void *unused)
{
	WRITE_ONCE(go, 1);
	wake_up_process(sleeper);
	return 0;
}

int main(void)
{
	sleeper = current;
	kthread_run(wake, NULL, "wake");
	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (READ_ONCE(go))
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	return 0;
}
