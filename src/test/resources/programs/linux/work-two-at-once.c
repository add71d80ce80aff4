#include <linux/workqueue.h>

static int value;

static void run(struct work_struct *unused)
{
	value++; // expect: data-race on value
}

static DECLARE_WORK(one, run);
static DECLARE_WORK(other, run);

int main(void)
{
	schedule_work(&one);
	schedule_work(&other);
	return 0;
}
