// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/once.h>

static int value;

static void initialise(int to)
{
	value += to;
}

static int use(void *unused)
{
	int first = DO_ONCE(initialise, 5);

	BUG_ON(value != 5);
	return first;
}

static int work(void *unused)
{
	use(NULL);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");

	use(NULL);
	kthread_stop(task);
	return 0;
}
