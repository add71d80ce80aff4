#include <linux/kthread.h>
#include <linux/swait.h>

static DECLARE_SWAIT_QUEUE_HEAD(queue);
static int done;

static int sleep(void *unused)
{
	swait_event_exclusive(queue, READ_ONCE(done)); // expect: deadlock
	return 0;
}

int main(void)
{
	kthread_run(sleep, NULL, "one");
	kthread_run(sleep, NULL, "other");
	WRITE_ONCE(done, 1);
	swake_up_one(&queue);
	return 0;
}
