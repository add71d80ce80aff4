// expect: none
#include <linux/bug.h>
#include <linux/slab.h>
#include <linux/timer.h>

struct device {
	struct timer_list timer;
	int ticks;
};

static void tick(struct timer_list *timer)
{
	struct device *device = from_timer(device, timer, timer);

	if (++device->ticks < 2)
		mod_timer(timer, jiffies + 1);
}

int main(void)
{
	struct device *device = kzalloc(sizeof(*device), GFP_KERNEL);

	timer_setup(&device->timer, tick, 0);
	mod_timer(&device->timer, jiffies + 1);
	del_timer_sync(&device->timer);
	BUG_ON(timer_pending(&device->timer));
	kfree(device);
	return 0;
}
