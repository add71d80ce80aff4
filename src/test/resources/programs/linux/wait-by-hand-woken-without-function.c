#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static int done;

static int work(void *unused)
{
	WRITE_ONCE(done, 1);
	wake_up(&queue);
	return 0;
}

int main(void)
{
	DECLARE_WAITQUEUE(wait, current);

	add_wait_queue(&queue, &wait);
	kthread_run(work, NULL, "work");
	while (!READ_ONCE(done))
		wait_woken(&wait, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT); // expect: deadlock
	remove_wait_queue(&queue, &wait);
	return 0;
}
