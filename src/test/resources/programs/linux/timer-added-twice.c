#include <linux/timer.h>

static void tick(struct timer_list *timer)
{
	del_timer_sync(timer); // expect: deadlock
}

static DEFINE_TIMER(timer, tick);

int main(void)
{
	add_timer(&timer);
	add_timer(&timer); // expect: assertion on pending
	return 0;
}
