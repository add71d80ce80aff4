#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int counter;

static int other(void *unused)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	counter++; // expect: data-race on counter
	spin_unlock_irqrestore(&lock, flags); // expect: lock-misuse on not locked
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(other, NULL, "other");

	spin_trylock_bh(&lock);
	counter++; // expect: data-race on counter
	spin_unlock_bh(&lock); // expect: lock-misuse on another thread
	kthread_stop(task);
	return 0;
}
