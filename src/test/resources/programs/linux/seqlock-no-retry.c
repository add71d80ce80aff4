#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/seqlock.h>

static DEFINE_SEQLOCK(lock);
static int value, copy;

static int write(void *unused)
{
	write_seqlock(&lock);
	value++;
	copy++;
	write_sequnlock(&lock);
	return 0;
}

static int read(void *unused)
{
	unsigned int seq = read_seqbegin(&lock);
	int one = READ_ONCE(value);
	int other = READ_ONCE(copy);

	if (read_seqretry(&lock, seq))
		seq = 0;
	BUG_ON(one != other); // expect: assertion
	return 0;
}

int main(void)
{
	kthread_run(write, NULL, "writer");
	kthread_run(read, NULL, "reader");
	return 0;
}
