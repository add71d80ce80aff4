#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/seqlock.h>

static seqcount_t count;
static int low, high;

static int write(void *unused)
{
	write_seqcount_begin(&count);
	WRITE_ONCE(low, READ_ONCE(low) + 1);
	WRITE_ONCE(high, READ_ONCE(high) + 1);
	write_seqcount_end(&count);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(write, NULL, "write");

	write(NULL);
	if (kthread_stop(task) == 0)
		BUG_ON(low != 2); // expect: assertion
	return 0;
}
