// expect: none
#include <linux/bug.h>
#include <linux/workqueue.h>

static int value;

static void run(struct work_struct *unused)
{
	value = 1;
}

static DECLARE_DELAYED_WORK(work, run);

int main(void)
{
	queue_delayed_work(system_wq, &work, HZ);
	mod_delayed_work(system_wq, &work, 0);
	flush_delayed_work(&work);
	BUG_ON(value != 1 || cancel_delayed_work_sync(&work));
	return 0;
}
