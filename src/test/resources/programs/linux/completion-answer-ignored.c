#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/kthread.h>

static DECLARE_COMPLETION(one);
static DECLARE_COMPLETION(other);
static DECLARE_COMPLETION(third);
static int value;

static int work(void *unused)
{
	value = 1; // expect: data-race on value
	complete_all(&one);
	complete(&other);
	complete(&third);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	wait_for_completion_timeout(&one, 10);
	wait_for_completion_interruptible_timeout(&other, 10);
	try_wait_for_completion(&third);
	BUG_ON(value != 1); // expect: data-race on value // expect: assertion
	return 0;
}
