// expect: none
#include <linux/bug.h>
#include <linux/preempt.h>
#include <linux/timer.h>

int del_singleshot_timer_sync(struct timer_list *timer);

static int fired;

static void fire(struct timer_list *timer)
{
	BUG_ON(!in_serving_softirq());
	fired++;
}

static DEFINE_TIMER(timer, fire);

int main(void)
{
	int cancelled = 0;

	BUG_ON(timer_pending(&timer) || del_timer(&timer) || mod_timer_pending(&timer, jiffies));
	add_timer(&timer);
	cancelled += del_timer_sync(&timer);
	BUG_ON(fired + cancelled != 1 || timer_pending(&timer));
	timer_setup(&timer, fire, 0);
	add_timer_on(&timer, 0);
	cancelled += timer_delete_sync(&timer);
	BUG_ON(fired + cancelled != 2);
	BUG_ON(timer_reduce(&timer, jiffies));
	cancelled += del_singleshot_timer_sync(&timer);
	BUG_ON(fired + cancelled != 3);
	mod_timer(&timer, jiffies + HZ);
	mod_timer_pending(&timer, jiffies + 2 * HZ);
	cancelled += timer_delete(&timer);
	del_timer_sync(&timer);
	BUG_ON(fired + cancelled != 4);
	return 0;
}
