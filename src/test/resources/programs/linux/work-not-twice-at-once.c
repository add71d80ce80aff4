// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/workqueue.h>

static int inside;

static void run(struct work_struct *unused)
{
	inside++;
	BUG_ON(inside != 1);
	inside--;
}

static DECLARE_WORK(work, run);

static int queue(void *unused)
{
	schedule_work(&work);
	return 0;
}

int main(void)
{
	kthread_run(queue, NULL, "queue");
	schedule_work(&work);
	return 0;
}
