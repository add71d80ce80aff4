// expect: none
#include <linux/bitops.h>
#include <linux/bug.h>
#include <linux/kthread.h>

static unsigned long flags;
static int value;

static int once(void *unused)
{
	if (!test_and_set_bit(3, &flags))
		value++;
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(once, NULL, "once");

	once(NULL);
	kthread_stop(task);
	BUG_ON(value != 1 || !test_bit(3, &flags) || find_first_bit(&flags, 64) != 3);
	clear_bit(3, &flags);
	BUG_ON(flags || fls(8) != 4 || __ffs(8) != 3);
	return 0;
}
