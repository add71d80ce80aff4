#include <linux/completion.h>
#include <linux/kthread.h>

static DECLARE_COMPLETION(done);

static int work(void *unused)
{
	complete(&done);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	reinit_completion(&done);
	wait_for_completion_killable(&done); // expect: deadlock
	return 0;
}
