// The condition is looked at before the task says that it will sleep.
#include <linux/kthread.h>
#include <linux/sched.h>
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
	DEFINE_WAIT(wait);

	kthread_run(work, NULL, "work");
	while (!READ_ONCE(done)) {
		prepare_to_wait(&queue, &wait, TASK_UNINTERRUPTIBLE);
		schedule(); // expect: deadlock
		finish_wait(&queue, &wait);
	}
	return 0;
}
