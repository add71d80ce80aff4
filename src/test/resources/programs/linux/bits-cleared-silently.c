#include <linux/kthread.h>
#include <linux/wait.h>

static unsigned long flags = 1;

static int work(void *unused)
{
	clear_bit_unlock(0, &flags);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	wait_on_bit(&flags, 0, TASK_UNINTERRUPTIBLE); // expect: deadlock
	return 0;
}
