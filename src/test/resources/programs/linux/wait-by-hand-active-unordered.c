#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static int done;

/* Looks whether somebody waits before it says what for. */
static int work(void *unused)
{
	int somebody = waitqueue_active(&queue);

	WRITE_ONCE(done, 1);
	if (somebody)
		wake_up(&queue);
	return 0;
}

int main(void)
{
	DEFINE_WAIT(wait);

	kthread_run(work, NULL, "work");
	for (;;) {
		prepare_to_wait_exclusive(&queue, &wait, TASK_UNINTERRUPTIBLE);
		if (READ_ONCE(done))
			break;
		schedule(); // expect: deadlock
	}
	finish_wait(&queue, &wait);
	return 0;
}
