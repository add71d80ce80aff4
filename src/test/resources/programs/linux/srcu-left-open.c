#include <linux/kthread.h>
#include <linux/srcu.h>

DEFINE_SRCU(srcu);

static int read(void *unused)
{
	srcu_read_lock(&srcu);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(read, NULL, "read");

	kthread_stop(task);
	synchronize_srcu_expedited(&srcu); // expect: deadlock
	return 0;
}
