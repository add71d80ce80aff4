// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/swait.h>

static DECLARE_SWAIT_QUEUE_HEAD(queue);
static struct swait_queue_head other;
static int one, two;

static int work(void *unused)
{
	WRITE_ONCE(one, 1);
	swake_up_one(&queue);
	WRITE_ONCE(two, 1);
	if (swq_has_sleeper(&other))
		swake_up_all(&other);
	return 0;
}

int main(void)
{
	init_swait_queue_head(&other);
	BUG_ON(swait_active(&queue));
	kthread_run(work, NULL, "work");
	swait_event_exclusive(queue, READ_ONCE(one));
	BUG_ON(swait_event_interruptible_exclusive(other, READ_ONCE(two)));
	swait_event_idle_exclusive(other, READ_ONCE(two));
	BUG_ON(!swait_event_timeout_exclusive(other, READ_ONCE(two), 10));
	BUG_ON(!swait_event_interruptible_timeout_exclusive(other, READ_ONCE(two), 10));
	return 0;
}
