// expect: none
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
	unsigned int seq;
	int one, other;

	do {
		seq = read_seqbegin(&lock);
		one = value;
		other = copy;
	} while (read_seqretry(&lock, seq));
	BUG_ON(one != other);
	return 0;
}

int main(void)
{
	kthread_run(write, NULL, "writer");
	kthread_run(read, NULL, "reader");
	return 0;
}
