#include <linux/hrtimer.h>
#include <linux/slab.h>

struct device {
	struct hrtimer timer;
	int fired;
};

static enum hrtimer_restart fire(struct hrtimer *timer)
{
	struct device *device = container_of(timer, struct device, timer);

	device->fired++; // expect: use-after-free
	return HRTIMER_NORESTART;
}

int main(void)
{
	struct device *device = kzalloc(sizeof(*device), GFP_KERNEL);

	hrtimer_setup(&device->timer, fire, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&device->timer, ktime_set(1, 0), HRTIMER_MODE_REL);
	hrtimer_try_to_cancel(&device->timer);
	kfree(device); // expect: use-after-free
	return 0;
}
