// expect: none
#include <linux/bug.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);

static int work(void *unused)
{
	wait_event_interruptible(queue, kthread_should_stop());
	return 5;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");
	int result;

	if (IS_ERR(task))
		return 1;
	result = kthread_stop(task);
	BUG_ON(result != 5 && result != -EINTR);
	return 0;
}
