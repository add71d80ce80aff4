#include <linux/delay.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_RAW_SPINLOCK(lock);
static DEFINE_RWLOCK(rwlock);

int main(void)
{
	unsigned long flags;

	raw_spin_lock(&lock);
	msleep(1); // expect: sleep-in-atomic on under a spinlock
	raw_spin_unlock(&lock);
	raw_spin_lock_irqsave(&lock, flags);
	usleep_range(1, 2); // expect: sleep-in-atomic on with interrupts disabled
	raw_spin_unlock_irqrestore(&lock, flags);
	write_lock_bh(&rwlock);
	might_sleep(); // expect: sleep-in-atomic on under a spinlock
	write_unlock_bh(&rwlock);
	return 0;
}
