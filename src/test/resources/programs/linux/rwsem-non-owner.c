// expect: none
#include <linux/kthread.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int value;

/* Ends while the semaphore is taken, which another thread gives back. */
static int take(void *unused)
{
	down_read_non_owner(&sem);
	return value;
}

int main(void)
{
	struct task_struct *task = kthread_run(take, NULL, "take");

	kthread_stop(task);
	task = kthread_run(take, NULL, "take");
	down_read(&sem);
	up_read(&sem);
	if (kthread_stop(task) == 0)
		up_read_non_owner(&sem);
	return 0;
}
