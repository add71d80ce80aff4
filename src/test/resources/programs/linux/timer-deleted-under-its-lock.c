#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(lock);

static void tick(struct timer_list *unused)
{
	spin_lock(&lock); // expect: deadlock
	spin_unlock(&lock);
}

static DEFINE_TIMER(timer, tick);

int main(void)
{
	mod_timer(&timer, jiffies + 1);
	spin_lock_bh(&lock);
	del_timer_sync(&timer); // expect: deadlock
	spin_unlock_bh(&lock);
	return 0;
}
