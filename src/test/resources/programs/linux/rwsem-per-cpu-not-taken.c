#include <linux/kthread.h>
#include <linux/percpu-rwsem.h>

DEFINE_STATIC_PERCPU_RWSEM(sem);
static int value;

static int write(void *unused)
{
	percpu_down_read(&sem);
	value = 1; // expect: data-race on value
	percpu_up_read(&sem);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(write, NULL, "write");
	int seen;

	percpu_down_read(&sem);
	seen = value; // expect: data-race on value
	percpu_up_read(&sem);
	kthread_stop(task);
	return seen;
}
