// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int value, copy;

static int read(void *unused)
{
	down_read(&sem);
	BUG_ON(value != copy);
	up_read(&sem);
	return 0;
}

static int write(void *unused)
{
	down_write(&sem);
	value++;
	copy++;
	up_write(&sem);
	return 0;
}

int main(void)
{
	kthread_run(read, NULL, "reader");
	kthread_run(read, NULL, "reader");
	kthread_run(write, NULL, "writer");
	return 0;
}
