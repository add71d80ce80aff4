// expect: none
#include <linux/bug.h>
#include <linux/hrtimer.h>
#include <linux/preempt.h>

static int fired;

static enum hrtimer_restart fire(struct hrtimer *timer)
{
	BUG_ON(!in_hardirq() || !hrtimer_active(timer));
	hrtimer_forward_now(timer, ms_to_ktime(1));
	return ++fired < 2 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

int main(void)
{
	struct hrtimer timer;
	int result;

	hrtimer_setup(&timer, fire, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	BUG_ON(hrtimer_active(&timer) || hrtimer_cancel(&timer));
	hrtimer_start(&timer, ktime_set(1, 0), HRTIMER_MODE_REL);
	result = hrtimer_cancel(&timer);
	BUG_ON(hrtimer_active(&timer) || (result && fired));
	hrtimer_init(&timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	timer.function = fire;
	hrtimer_start(&timer, ns_to_ktime(5), HRTIMER_MODE_REL);
	while ((result = hrtimer_try_to_cancel(&timer)) < 0)
		cpu_relax();
	BUG_ON(hrtimer_active(&timer));
	return 0;
}
