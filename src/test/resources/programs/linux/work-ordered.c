// expect: none
#include <linux/bug.h>
#include <linux/workqueue.h>

static int value;

static void run_one(struct work_struct *unused)
{
	BUG_ON(value++ != 0);
}

static void run_other(struct work_struct *unused)
{
	BUG_ON(value++ != 1);
}

static DECLARE_WORK(one, run_one);
static DECLARE_WORK(other, run_other);

int main(void)
{
	struct workqueue_struct *queue = alloc_ordered_workqueue("ordered", 0);

	queue_work(queue, &one);
	queue_work(queue, &other);
	destroy_workqueue(queue);
	BUG_ON(value != 2);
	return 0;
}
