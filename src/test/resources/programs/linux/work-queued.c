// expect: none
#include <linux/bug.h>
#include <linux/workqueue.h>

static int value;

static void run(struct work_struct *unused)
{
	might_sleep();
	value++;
}

static DECLARE_WORK(work, run);

int main(void)
{
	BUG_ON(!schedule_work(&work));
	flush_work(&work);
	BUG_ON(value != 1);
	schedule_work(&work);
	if (cancel_work_sync(&work))
		BUG_ON(value != 1);
	else
		BUG_ON(value != 2);
	return 0;
}
