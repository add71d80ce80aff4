#include <linux/kthread.h>
#include <linux/wait_bit.h>

static unsigned long flags = 1;
static atomic_t variable = ATOMIC_INIT(1);

static int work(void *unused)
{
	clear_bit(0, &flags);
	return 0;
}

static int drop(void *unused)
{
	atomic_dec(&variable);
	return 0;
}

static int sleep(void *unused)
{
	wait_var_event(&variable, !atomic_read(&variable)); // expect: deadlock
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	kthread_run(drop, NULL, "drop");
	kthread_run(sleep, NULL, "sleep");
	wait_on_bit(&flags, 0, TASK_UNINTERRUPTIBLE); // expect: deadlock
	return 0;
}
