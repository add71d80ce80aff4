// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/percpu-rwsem.h>

static struct percpu_rw_semaphore sem;
static int value;

static int write(void *unused)
{
	percpu_down_write(&sem);
	value = 1;
	percpu_up_write(&sem);
	return 0;
}

int main(void)
{
	struct task_struct *task;
	int seen = 0;

	BUG_ON(percpu_init_rwsem(&sem));
	task = kthread_run(write, NULL, "write");
	percpu_down_read(&sem);
	seen += value;
	percpu_up_read(&sem);
	if (percpu_down_read_trylock(&sem)) {
		seen += value;
		percpu_up_read(&sem);
	}
	kthread_stop(task);
	percpu_free_rwsem(&sem);
	return 0;
}
