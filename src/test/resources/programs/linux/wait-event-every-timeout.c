// expect: none
#include <linux/bug.h>
#include <linux/freezer.h>
#include <linux/kthread.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static int done;

static int work(void *unused)
{
	WRITE_ONCE(done, 1);
	wake_up_interruptible_all(&queue);
	wake_up_poll(&queue, 1);
	return 0;
}

#define CHECK(call) \
	do { \
		long left = (call); \
		BUG_ON(left < 0 || (left > 0 && !READ_ONCE(done))); \
	} while (0)

int main(void)
{
	BUG_ON(wait_event_idle_timeout(queue, 1, 10) != 10);
	BUG_ON(wait_event_timeout(queue, READ_ONCE(done), 0));
	kthread_run(work, NULL, "work");
	CHECK(wait_event_idle_timeout(queue, READ_ONCE(done), 10));
	CHECK(wait_event_freezable_timeout(queue, READ_ONCE(done), 10));
	CHECK(wait_event_killable_timeout(queue, READ_ONCE(done), 10));
	CHECK(wait_event_interruptible_timeout(queue, READ_ONCE(done), 10));
	return 0;
}
