#include <linux/delay.h>
#include <linux/interrupt.h>

static void run(unsigned long unused)
{
	msleep(1); // expect: sleep-in-atomic on in interrupt context
}

static DECLARE_TASKLET(tasklet, run, 0);

int main(void)
{
	tasklet_hi_schedule(&tasklet);
	tasklet_kill(&tasklet);
	return 0;
}
