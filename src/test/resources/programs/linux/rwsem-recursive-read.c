// The second read waits for the writer that waits for the first.
#include <linux/kthread.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);

static int read(void *unused)
{
	down_read(&sem);
	down_read(&sem); // expect: deadlock
	up_read(&sem);
	up_read(&sem);
	return 0;
}

static int write(void *unused)
{
	down_write(&sem); // expect: deadlock
	up_write(&sem);
	return 0;
}

int main(void)
{
	kthread_run(read, NULL, "reader");
	kthread_run(write, NULL, "writer");
	return 0;
}
