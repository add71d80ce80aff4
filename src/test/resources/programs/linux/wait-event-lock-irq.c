// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static DEFINE_SPINLOCK(lock);
static int done;

static int work(void *unused)
{
	spin_lock_irq(&lock);
	done = 1;
	wake_up(&queue);
	spin_unlock_irq(&lock);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	spin_lock_irq(&lock);
	wait_event_lock_irq(queue, done, lock);
	BUG_ON(!done);
	spin_unlock_irq(&lock);
	return 0;
}
