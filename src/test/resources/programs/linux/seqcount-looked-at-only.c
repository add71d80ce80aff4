// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/seqlock.h>

static seqcount_t count = SEQCNT_ZERO(count);
static int low, high;

static int write(void *unused)
{
	write_seqcount_begin(&count);
	WRITE_ONCE(low, 1);
	WRITE_ONCE(high, 1);
	write_seqcount_end(&count);
	return 0;
}

/* Tries once, without waiting for the writer. */
int main(void)
{
	struct task_struct *task = kthread_run(write, NULL, "write");
	unsigned start = raw_seqcount_begin(&count);
	int a = READ_ONCE(low), b = READ_ONCE(high);

	if (!read_seqcount_retry(&count, start))
		BUG_ON(a != b);
	start = raw_read_seqcount(&count);
	a = READ_ONCE(low);
	b = READ_ONCE(high);
	if (!(start & 1) && !__read_seqcount_retry(&count, start))
		BUG_ON(a != b);
	kthread_stop(task);
	return 0;
}
