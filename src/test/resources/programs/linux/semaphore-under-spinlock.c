#include <linux/semaphore.h>
#include <linux/spinlock.h>

static DEFINE_SEMAPHORE(sem);
static DEFINE_SPINLOCK(lock);

int main(void)
{
	spin_lock(&lock);
	BUG_ON(down_trylock(&sem));
	up(&sem);
	down_killable(&sem); // expect: sleep-in-atomic
	down_interruptible(&sem); // expect: deadlock // expect: sleep-in-atomic
	spin_unlock(&lock);
	return 0;
}
