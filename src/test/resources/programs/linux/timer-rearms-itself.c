// expect: none
#include <linux/timer.h>

static int rounds;

static void tick(struct timer_list *timer)
{
	if (rounds++ == 0)
		mod_timer(timer, jiffies + 1);
}

static DEFINE_TIMER(timer, tick);

int main(void)
{
	mod_timer(&timer, jiffies + 1);
	return 0;
}
