#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static int done;

static int work(void *unused)
{
	wake_up(&queue);
	WRITE_ONCE(done, 1);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	wait_event(queue, READ_ONCE(done)); // expect: deadlock
	return 0;
}
