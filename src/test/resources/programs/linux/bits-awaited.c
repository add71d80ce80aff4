// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/wait.h>

static unsigned long flags;
static int value;

static int work(void *unused)
{
	wait_on_bit_lock(&flags, 0, TASK_UNINTERRUPTIBLE);
	value++;
	clear_and_wake_up_bit(0, &flags);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");

	work(NULL);
	kthread_stop(task);
	BUG_ON(test_bit(0, &flags));
	return 0;
}
