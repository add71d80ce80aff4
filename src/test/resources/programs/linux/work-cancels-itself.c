#include <linux/workqueue.h>

static void run(struct work_struct *work)
{
	cancel_work_sync(work); // expect: deadlock
}

static DECLARE_WORK(work, run);

int main(void)
{
	schedule_work(&work);
	return 0;
}
