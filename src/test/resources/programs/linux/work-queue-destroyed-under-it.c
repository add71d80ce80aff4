#include <linux/workqueue.h>

static struct workqueue_struct *queue;
static int rounds;

static void run(struct work_struct *work)
{
	if (rounds++ == 0)
		queue_work(queue, work); // expect: use-after-free
}

static DECLARE_WORK(work, run);

static void later(struct work_struct *unused)
{
	queue_work(queue, &work); // expect: use-after-free
}

static DECLARE_WORK(starter, later);

int main(void)
{
	queue = alloc_ordered_workqueue("queue", 0);
	schedule_work_on(0, &starter);
	destroy_workqueue(queue); // expect: use-after-free
	return 0;
}
