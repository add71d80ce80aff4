// expect: none
#include <linux/bug.h>
#include <linux/interrupt.h>

void __tasklet_schedule(struct tasklet_struct *tasklet);
void __tasklet_hi_schedule(struct tasklet_struct *tasklet);

static int ran, other_ran;

static void run(unsigned long count)
{
	BUG_ON(!in_serving_softirq());
	ran += count;
}

static DECLARE_TASKLET(tasklet, run, 2);
static struct tasklet_struct other;

static void run_other(struct tasklet_struct *tasklet)
{
	BUG_ON(tasklet != &other);
	other_ran++;
}

int main(void)
{
	tasklet_hi_schedule(&tasklet);
	tasklet_kill(&tasklet);
	BUG_ON(ran != 2);
	tasklet_init(&tasklet, run, 3);
	__tasklet_schedule(&tasklet);
	tasklet_kill(&tasklet);
	BUG_ON(ran != 5);
	__tasklet_hi_schedule(&tasklet);
	tasklet_kill(&tasklet);
	BUG_ON(ran != 8);
	tasklet_setup(&other, run_other);
	tasklet_schedule(&other);
	tasklet_kill(&other);
	BUG_ON(other_ran != 1);
	return 0;
}
