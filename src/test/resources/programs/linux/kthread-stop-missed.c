// The thread sleeps without having looked whether it should stop.
#include <linux/kthread.h>
#include <linux/sched.h>

static int work(void *unused)
{
	while (!kthread_should_stop()) {
		set_current_state(TASK_INTERRUPTIBLE);
		schedule(); // expect: deadlock
	}
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");

	kthread_stop(task); // expect: deadlock
	return 0;
}
