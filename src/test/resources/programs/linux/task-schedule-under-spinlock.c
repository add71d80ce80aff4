#include <linux/sched.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

int main(void)
{
	spin_lock(&lock);
	schedule_timeout_interruptible(1); // expect: sleep-in-atomic
	spin_unlock(&lock);
	return 0;
}
