// expect: none
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/kthread.h>

static DECLARE_COMPLETION(done);
static int value;

static int work(void *unused)
{
	value = 1;
	complete(&done);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	wait_for_completion(&done);
	BUG_ON(value != 1 || completion_done(&done));
	return 0;
}
