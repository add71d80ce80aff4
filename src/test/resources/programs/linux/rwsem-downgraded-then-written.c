#include <linux/kthread.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int value;

static int read(void *unused)
{
	int seen;

	down_read_killable(&sem);
	seen = value; // expect: data-race on value
	up_read(&sem);
	return seen;
}

int main(void)
{
	struct task_struct *task = kthread_run(read, NULL, "read");

	down_write_killable(&sem);
	downgrade_write(&sem);
	value = 1; // expect: data-race on value
	up_read(&sem);
	kthread_stop(task);
	return 0;
}
