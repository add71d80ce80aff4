#include <linux/completion.h>
#include <linux/kthread.h>

static DECLARE_COMPLETION(done);
static DECLARE_COMPLETION(other);

static int work(void *unused)
{
	kthread_exit(0);
	complete(&done);
	return 0;
}

static int leave(void *unused)
{
	complete_and_exit(&done, 0);
	complete(&other);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	kthread_run(leave, NULL, "leave");
	wait_for_completion(&done);
	wait_for_completion(&other); // expect: deadlock
	return 0;
}
