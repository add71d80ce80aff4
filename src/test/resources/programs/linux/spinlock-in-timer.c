// The timer's softirq may come while the lock is held.
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(lock);
static struct timer_list timer;
static int ticks;

static void tick(struct timer_list *unused)
{
	spin_lock(&lock); // expect: lock-order
	ticks++;
	spin_unlock(&lock);
}

int main(void)
{
	timer_setup(&timer, tick, 0);
	mod_timer(&timer, jiffies + HZ);
	spin_lock(&lock); // expect: lock-order
	ticks = 0;
	spin_unlock(&lock);
	del_timer_sync(&timer);
	return 0;
}
