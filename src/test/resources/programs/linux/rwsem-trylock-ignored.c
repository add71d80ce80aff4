#include <linux/kthread.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int value;

static int write(void *unused)
{
	down_write_trylock(&sem);
	value = 1; // expect: data-race on value
	up_write(&sem); // expect: lock-misuse
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(write, NULL, "write");
	int seen;

	down_read(&sem);
	seen = value; // expect: data-race on value
	up_read(&sem);
	kthread_stop(task);
	return seen;
}
