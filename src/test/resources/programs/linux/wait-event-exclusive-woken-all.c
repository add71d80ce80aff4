// expect: none
#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static int done;

static int sleep(void *unused)
{
	wait_event_interruptible_exclusive(queue, READ_ONCE(done));
	return 0;
}

int main(void)
{
	kthread_run(sleep, NULL, "one");
	kthread_run(sleep, NULL, "other");
	WRITE_ONCE(done, 1);
	wake_up_interruptible_nr(&queue, 2);
	return 0;
}
