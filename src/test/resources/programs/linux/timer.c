// expect: none
#include <linux/bug.h>
#include <linux/timer.h>

static int ticks;

static void tick(struct timer_list *unused)
{
	WRITE_ONCE(ticks, READ_ONCE(ticks) + 1);
}

static DEFINE_TIMER(timer, tick);

int main(void)
{
	mod_timer(&timer, jiffies + HZ);
	if (del_timer_sync(&timer))
		BUG_ON(READ_ONCE(ticks) != 0);
	else
		BUG_ON(READ_ONCE(ticks) != 1);
	return 0;
}
