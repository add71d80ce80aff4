#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/seqlock.h>

static DEFINE_SEQLOCK(lock);
static int low, high;

static int write(void *unused)
{
	unsigned long flags;

	write_seqlock_irqsave(&lock, flags);
	WRITE_ONCE(low, 1);
	WRITE_ONCE(high, 1);
	write_sequnlock_irqrestore(&lock, flags);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(write, NULL, "write");
	unsigned start = read_seqbegin(&lock);
	int a = READ_ONCE(low), b = READ_ONCE(high);

	read_seqretry(&lock, start);
	BUG_ON(a != b); // expect: assertion
	kthread_stop(task);
	write_seqlock_bh(&lock);
	write_seqlock_bh(&lock); // expect: deadlock
	return 0;
}
