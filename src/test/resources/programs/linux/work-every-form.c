// expect: none
#include <interleave.h>
#include <linux/bug.h>
#include <linux/workqueue.h>

static int ran;

static void run(struct work_struct *work)
{
	BUG_ON(!(work_busy(work) & 2));
	ran++;
}

static DECLARE_WORK(work, run);
static DECLARE_DELAYED_WORK(delayed, run);

static void queue(unsigned form, struct workqueue_struct *own)
{
	switch (form) {
	case 0:
		BUG_ON(!queue_work(own, &work));
		break;
	case 1:
		BUG_ON(!queue_work_on(0, own, &work));
		break;
	case 2:
		BUG_ON(!schedule_work(&work));
		break;
	case 3:
		BUG_ON(!schedule_work_on(0, &work));
		break;
	case 4:
		BUG_ON(!queue_delayed_work(own, &delayed, HZ));
		break;
	case 5:
		BUG_ON(!queue_delayed_work_on(0, own, &delayed, HZ));
		break;
	case 6:
		BUG_ON(!schedule_delayed_work(&delayed, HZ));
		break;
	case 7:
		BUG_ON(!schedule_delayed_work_on(0, &delayed, HZ));
		break;
	case 8:
		BUG_ON(mod_delayed_work(own, &delayed, HZ));
		break;
	}
}

int main(void)
{
	struct workqueue_struct *own;
	unsigned form = il_choose(9, "form of queueing");
	unsigned end = il_choose(4, "form of waiting");
	int cancelled = 0;

	own = form & 1 ? alloc_workqueue("own", WQ_UNBOUND | WQ_MEM_RECLAIM, 0)
		       : create_singlethread_workqueue("own");
	BUG_ON(work_busy(&work) || work_pending(&work) || delayed_work_pending(&delayed));
	queue(form, own);
	switch (end) {
	case 0:
		flush_work(&work);
		flush_delayed_work(&delayed);
		break;
	case 1:
		flush_scheduled_work();
		flush_workqueue(own);
		break;
	case 2:
		cancelled = cancel_work(&work) + cancel_delayed_work(&delayed);
		flush_work(&work);
		flush_delayed_work(&delayed);
		break;
	default:
		cancelled = cancel_work_sync(&work) + cancel_delayed_work_sync(&delayed);
	}
	BUG_ON(ran + cancelled != 1 || work_busy(&work) || work_busy(&delayed.work));
	destroy_workqueue(own);
	return 0;
}
