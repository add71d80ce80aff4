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

int main(void)
{
	long left;

	kthread_run(work, NULL, "work");
	left = wait_event_timeout(queue, READ_ONCE(done), 10);
	BUG_ON(left && !READ_ONCE(done));
	return 0;
}
