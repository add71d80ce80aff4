// expect: none
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/kthread.h>

static DECLARE_COMPLETION(done);
static int value;

static int one(void *unused)
{
	value++;
	complete_and_exit(&done, 0);
}

static int other(void *unused)
{
	value++;
	kthread_complete_and_exit(&done, 5);
}

static int third(void *unused)
{
	value++;
	complete(&done);
	kthread_exit(0);
}

static int last(void *unused)
{
	value++;
	complete(&done);
	do_exit(0);
}

int main(void)
{
	kthread_run(one, NULL, "one");
	wait_for_completion(&done);
	kthread_run(other, NULL, "other");
	wait_for_completion(&done);
	kthread_run(third, NULL, "third");
	wait_for_completion(&done);
	kthread_run(last, NULL, "last");
	wait_for_completion(&done);
	BUG_ON(value != 4);
	return 0;
}
