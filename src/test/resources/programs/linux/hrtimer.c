// expect: none
#include <linux/bug.h>
#include <linux/hrtimer.h>

static struct hrtimer timer;
static int ticks;

static enum hrtimer_restart tick(struct hrtimer *timer)
{
	ticks++;
	return HRTIMER_NORESTART;
}

int main(void)
{
	hrtimer_init(&timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	timer.function = tick;
	hrtimer_start(&timer, ms_to_ktime(1), HRTIMER_MODE_REL);
	if (hrtimer_cancel(&timer))
		BUG_ON(ticks != 0);
	else
		BUG_ON(ticks != 1);
	return 0;
}
