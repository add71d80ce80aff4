#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/kthread.h>

static atomic_t counter = ATOMIC_INIT(0);

static int add(void *unused)
{
	atomic_set(&counter, atomic_read(&counter) + 1);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_create(add, NULL, "add");

	wake_up_process(task);
	add(NULL);
	kthread_stop(task);
	BUG_ON(atomic_read(&counter) > 2);
	WARN_ON(atomic_read(&counter) == 1); // expect: warning
	return 0;
}
