#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/kthread.h>

static atomic_t done;
static int value;

static int use(void *unused)
{
	if (!atomic_xchg(&done, 1))
		value = 5; // expect: data-race on value
	BUG_ON(value != 5); // expect: data-race on value // expect: assertion
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(use, NULL, "use");

	use(NULL);
	kthread_stop(task);
	return 0;
}
