// expect: none
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(lock);
static struct timer_list timer;
static int ticks;

static void tick(struct timer_list *unused)
{
	spin_lock(&lock);
	ticks++;
	spin_unlock(&lock);
}

int main(void)
{
	timer_setup(&timer, tick, 0);
	mod_timer(&timer, jiffies + HZ);
	spin_lock_bh(&lock);
	ticks = 0;
	spin_unlock_bh(&lock);
	del_timer_sync(&timer);
	return 0;
}
