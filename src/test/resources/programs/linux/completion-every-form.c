// expect: none
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/kthread.h>

void __init_completion(struct completion *completion);
unsigned long wait_for_completion_io_timeout(struct completion *completion, unsigned long timeout);

static DECLARE_COMPLETION(step);
static struct completion all;
static int value;

static int work(void *unused)
{
	value = 1;
	complete(&step);
	wait_for_completion(&all);
	return value;
}

int main(void)
{
	struct task_struct *task;
	int i;

	init_completion(&all);
	BUG_ON(completion_done(&all) || try_wait_for_completion(&all));
	BUG_ON(wait_for_completion_timeout(&all, 10) || wait_for_completion_io_timeout(&all, 10));
	BUG_ON(wait_for_completion_interruptible_timeout(&all, 10));
	BUG_ON(wait_for_completion_killable_timeout(&all, 10));
	for (i = 0; i < 8; i++)
		complete(&all);
	BUG_ON(!completion_done(&all) || !try_wait_for_completion(&all));
	wait_for_completion_io(&all);
	BUG_ON(wait_for_completion_interruptible(&all) || wait_for_completion_killable(&all));
	BUG_ON(!wait_for_completion_timeout(&all, 10) || !wait_for_completion_io_timeout(&all, 1));
	BUG_ON(wait_for_completion_interruptible_timeout(&all, 10) <= 0);
	BUG_ON(wait_for_completion_killable_timeout(&all, MAX_SCHEDULE_TIMEOUT) <= 0);
	BUG_ON(completion_done(&all));
	__init_completion(&step);
	task = kthread_run(work, NULL, "work");
	BUG_ON(wait_for_completion_killable(&step));
	BUG_ON(value != 1);
	value = 2;
	complete_all(&all);
	BUG_ON(kthread_stop(task) != 2);
	wait_for_completion(&all);
	reinit_completion(&all);
	BUG_ON(try_wait_for_completion(&all));
	return 0;
}
