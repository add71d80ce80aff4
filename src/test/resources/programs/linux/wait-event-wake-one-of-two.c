#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static int done;

static int wait(void *unused)
{
	return wait_event_interruptible_exclusive(queue, READ_ONCE(done)); // expect: deadlock
}

int main(void)
{
	kthread_run(wait, NULL, "one");
	kthread_run(wait, NULL, "other");
	WRITE_ONCE(done, 1);
	wake_up(&queue);
	return 0;
}
