// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(lock);
static int value, copy;

static int read(void *unused)
{
	read_lock(&lock);
	BUG_ON(value != copy);
	read_unlock(&lock);
	return 0;
}

static int write(void *unused)
{
	write_lock_irq(&lock);
	value++;
	copy++;
	write_unlock_irq(&lock);
	return 0;
}

int main(void)
{
	kthread_run(read, NULL, "reader");
	kthread_run(write, NULL, "writer");
	return 0;
}
