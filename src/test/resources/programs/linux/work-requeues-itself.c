// A work item that queues itself again is cancelled without waiting for it.
#include <linux/slab.h>
#include <linux/workqueue.h>

struct poller {
	struct delayed_work work;
	int rounds;
};

static void poll(struct work_struct *work)
{
	struct poller *poller = container_of(to_delayed_work(work), struct poller, work);

	if (poller->rounds++ == 0) // expect: use-after-free
		schedule_delayed_work(&poller->work, HZ); // expect: use-after-free
}

int main(void)
{
	struct poller *poller = kzalloc(sizeof(*poller), GFP_KERNEL);

	INIT_DELAYED_WORK(&poller->work, poll);
	schedule_delayed_work(&poller->work, HZ);
	cancel_delayed_work(&poller->work);
	kfree(poller); // expect: use-after-free
	return 0;
}
