// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/wait_bit.h>

static unsigned long flags[2] = { 1, 1 };
static atomic_t variable = ATOMIC_INIT(1);
static int data;

static int work(void *unused)
{
	data = 1;
	clear_and_wake_up_bit(0, &flags[0]);
	BUG_ON(wait_on_bit_lock(flags, 65, TASK_UNINTERRUPTIBLE));
	data = 2;
	clear_bit_unlock(65, flags);
	wake_up_bit(&flags[1], 65);
	if (atomic_dec_and_test(&variable))
		wake_up_var(&variable);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	BUG_ON(wait_on_bit(&flags[0], 0, TASK_UNINTERRUPTIBLE));
	BUG_ON(wait_on_bit_lock(flags, 65, TASK_INTERRUPTIBLE));
	BUG_ON(data != 1 && data != 2);
	clear_and_wake_up_bit(65, flags);
	wait_var_event(&variable, !atomic_read_acquire(&variable));
	BUG_ON(wait_on_bit_io(&flags[0], 0, TASK_UNINTERRUPTIBLE));
	BUG_ON(data != 2);
	return 0;
}
