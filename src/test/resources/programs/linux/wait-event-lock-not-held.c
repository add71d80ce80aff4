#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static DEFINE_SPINLOCK(lock);
static int done;

static int work(void *unused)
{
	spin_lock_irq(&lock);
	done = 1; // expect: data-race on done
	spin_unlock_irq(&lock); // expect: lock-misuse on not locked
	wake_up(&queue);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	wait_event_cmd(queue, done, spin_unlock_irq(&lock), spin_lock_irq(&lock)); // expect: data-race on done // expect: lock-misuse on not locked
	return 0;
}
