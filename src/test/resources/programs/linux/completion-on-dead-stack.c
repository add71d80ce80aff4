// The waiter gives up; the completion on its stack is completed later.
#include <linux/completion.h>
#include <linux/kthread.h>

static int work(void *argument)
{
	complete(argument); // expect: use-after-free
	return 0;
}

static void request(void)
{
	DECLARE_COMPLETION_ONSTACK(done);

	kthread_run(work, &done, "work");
	wait_for_completion_timeout(&done, 10);
}

int main(void)
{
	request();
	return 0;
}
