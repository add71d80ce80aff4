// expect: none
#include <linux/bug.h>
#include <linux/slab.h>
#include <linux/timer.h>

static struct timer_list *timer;
static int ticks;

static void tick(struct timer_list *at)
{
	if (++ticks < 3)
		mod_timer(at, jiffies + 1);
}

int main(void)
{
	timer = kzalloc(sizeof(*timer), GFP_KERNEL);
	timer_setup(timer, tick, 0);
	mod_timer(timer, jiffies + 1);
	timer_shutdown_sync(timer);
	BUG_ON(mod_timer(timer, jiffies + 1) || timer_pending(timer));
	kfree(timer);
	return 0;
}
