// expect: none
#include <interleave.h>
#include <linux/bug.h>
#include <linux/freezer.h>
#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static DEFINE_SPINLOCK(lock);
static int done;

static int work(void *unused)
{
	spin_lock_irq(&lock);
	WRITE_ONCE(done, 1);
	spin_unlock_irq(&lock);
	wake_up_all(&queue);
	return 0;
}

#define DONE READ_ONCE(done)

static void wait(unsigned form)
{
	int commands = 0;

	switch (form) {
	case 0:
		wait_event(queue, DONE);
		break;
	case 1:
		io_wait_event(queue, DONE);
		break;
	case 2:
		BUG_ON(wait_event_interruptible(queue, DONE));
		break;
	case 3:
		BUG_ON(wait_event_killable(queue, DONE));
		break;
	case 4:
		BUG_ON(wait_event_freezable(queue, DONE));
		break;
	case 5:
		wait_event_idle(queue, DONE);
		break;
	case 6:
		BUG_ON(wait_event_interruptible_exclusive(queue, DONE));
		break;
	case 7:
		BUG_ON(wait_event_killable_exclusive(queue, DONE));
		break;
	case 8:
		wait_event_idle_exclusive(queue, DONE);
		break;
	case 9:
		wait_event_cmd(queue, DONE, commands++, commands--);
		BUG_ON(commands);
		break;
	case 10:
		BUG_ON(wait_event_timeout(queue, DONE, MAX_SCHEDULE_TIMEOUT) <= 0);
		break;
	case 11:
		BUG_ON(wait_event_interruptible_timeout(queue, DONE, MAX_SCHEDULE_TIMEOUT) <= 0);
		break;
	case 12:
		BUG_ON(wait_event_killable_timeout(queue, DONE, MAX_SCHEDULE_TIMEOUT) <= 0);
		break;
	}
}

static void wait_locked(unsigned form)
{
	int commands = 0;

	spin_lock_irq(&lock);
	switch (form) {
	case 13:
		wait_event_lock_irq(queue, done, lock);
		break;
	case 14:
		wait_event_lock_irq_cmd(queue, done, lock, commands++);
		break;
	case 15:
		BUG_ON(wait_event_interruptible_lock_irq(queue, done, lock));
		break;
	}
	BUG_ON(!done || !irqs_disabled());
	spin_unlock_irq(&lock);
}

int main(void)
{
	unsigned form = il_choose(16, "form of waiting");

	set_freezable();
	kthread_run(work, NULL, "work");
	if (form < 13)
		wait(form);
	else
		wait_locked(form);
	BUG_ON(!DONE);
	return 0;
}
