// expect: none
#include <linux/bug.h>
#include <linux/interrupt.h>

static int runs;

static void run(unsigned long data)
{
	BUG_ON(data != 7 || !in_softirq());
	runs++;
}

static DECLARE_TASKLET(tasklet, run, 7);

int main(void)
{
	tasklet_schedule(&tasklet);
	tasklet_kill(&tasklet);
	BUG_ON(runs != 1);
	return 0;
}
