// expect: none
#include <linux/bug.h>
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

/* A wake-up between looking and sleeping is kept in the entry. */
int main(void)
{
	DEFINE_WAIT_FUNC(wait, woken_wake_function);

	add_wait_queue(&queue, &wait);
	kthread_run(work, NULL, "work");
	while (!READ_ONCE(done))
		BUG_ON(wait_woken(&wait, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT) <= 0);
	remove_wait_queue(&queue, &wait);
	return 0;
}
