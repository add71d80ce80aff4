#include <linux/hrtimer.h>

static enum hrtimer_restart fire(struct hrtimer *timer)
{
	hrtimer_cancel(timer); // expect: deadlock
	return HRTIMER_NORESTART;
}

int main(void)
{
	static struct hrtimer timer;

	hrtimer_setup(&timer, fire, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&timer, ktime_set(1, 0), HRTIMER_MODE_REL);
	return 0;
}
