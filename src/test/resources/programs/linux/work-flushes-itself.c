#include <linux/workqueue.h>

static void run(struct work_struct *work)
{
	flush_delayed_work(to_delayed_work(work)); // expect: deadlock
}

static DECLARE_DELAYED_WORK(work, run);

int main(void)
{
	schedule_delayed_work_on(0, &work, HZ);
	return 0;
}
