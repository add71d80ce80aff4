// expect: none
#include <linux/bug.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct poller {
	struct delayed_work work;
	int rounds;
};

static void poll(struct work_struct *work)
{
	struct poller *poller = container_of(to_delayed_work(work), struct poller, work);

	if (++poller->rounds < 3)
		schedule_delayed_work(&poller->work, HZ);
}

/* While it is cancelled, it cannot queue itself. */
int main(void)
{
	struct poller *poller = kzalloc(sizeof(*poller), GFP_KERNEL);

	INIT_DELAYED_WORK(&poller->work, poll);
	schedule_delayed_work(&poller->work, HZ);
	cancel_delayed_work_sync(&poller->work);
	BUG_ON(delayed_work_pending(&poller->work));
	kfree(poller);
	return 0;
}
