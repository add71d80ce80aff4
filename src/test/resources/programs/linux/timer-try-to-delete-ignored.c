#include <linux/slab.h>
#include <linux/timer.h>

struct device {
	struct timer_list timer;
	int ticks;
};

static void tick(struct timer_list *timer)
{
	struct device *device = from_timer(device, timer, timer);

	device->ticks++; // expect: use-after-free
}

int main(void)
{
	struct device *device = kzalloc(sizeof(*device), GFP_KERNEL);

	timer_setup(&device->timer, tick, 0);
	mod_timer(&device->timer, jiffies + 1);
	try_to_del_timer_sync(&device->timer);
	kfree(device); // expect: use-after-free
	return 0;
}
