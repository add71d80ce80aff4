#include <linux/bug.h>
#include <linux/workqueue.h>

static struct workqueue_struct *queue;
static int ran;

static void run(struct work_struct *work)
{
	ran++; // expect: data-race on ran
}

static DECLARE_DELAYED_WORK(work, run);

int main(void)
{
	queue = alloc_workqueue("queue", 0, 0);
	queue_delayed_work_on(0, queue, &work, HZ);
	cancel_delayed_work(&work);
	BUG_ON(ran > 1); // expect: data-race on ran
	mod_delayed_work(queue, &work, 0);
	flush_workqueue(queue);
	destroy_workqueue(queue);
	return 0;
}
