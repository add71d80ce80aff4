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

	device->ticks++;
	device->ticks++;
}

int main(void)
{
	struct device *device = kzalloc(sizeof(*device), GFP_KERNEL);
	int result;

	timer_setup(&device->timer, tick, 0);
	mod_timer(&device->timer, jiffies + 1);
	while ((result = try_to_del_timer_sync(&device->timer)) < 0)
		cpu_relax();
	BUG_ON(result ? device->ticks != 0 : device->ticks != 2);
	kfree(device);
	return 0;
}
