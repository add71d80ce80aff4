#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static int done;

/* Wakes only those who wait interruptibly. */
static int work(void *unused)
{
	WRITE_ONCE(done, 1);
	wake_up_interruptible(&queue);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	wait_event_killable(queue, READ_ONCE(done)); // expect: deadlock
	return 0;
}
