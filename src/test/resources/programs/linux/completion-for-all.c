// expect: none
#include <linux/completion.h>
#include <linux/kthread.h>

static DECLARE_COMPLETION(done);

static int wait(void *unused)
{
	wait_for_completion(&done);
	return 0;
}

int main(void)
{
	kthread_run(wait, NULL, "one");
	kthread_run(wait, NULL, "other");
	complete_all(&done);
	return 0;
}
