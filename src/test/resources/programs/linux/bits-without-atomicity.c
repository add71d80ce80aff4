#include <linux/bitops.h>
#include <linux/bug.h>
#include <linux/kthread.h>

static unsigned long flags, mixed;

static int work(void *unused)
{
	__set_bit(0, &flags); // expect: data-race
	set_bit(0, &mixed);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");

	__set_bit(1, &flags); // expect: data-race
	__set_bit(1, &mixed); // expect: data-race
	kthread_stop(task);
	BUG_ON(mixed != 3); // expect: assertion
	return 0;
}
