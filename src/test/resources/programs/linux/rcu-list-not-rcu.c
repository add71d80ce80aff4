// An RCU list whose elements are taken off with list_del: readers meet the poison.
#include <linux/kthread.h>
#include <linux/rculist.h>
#include <linux/slab.h>

struct item {
	int value;
	struct list_head list;
};

static LIST_HEAD(items);
static int sum;

static int read(void *unused)
{
	struct item *item;

	rcu_read_lock();
	list_for_each_entry_rcu(item, &items, list) // expect: data-race
		sum += item->value; // expect: out-of-bounds
	rcu_read_unlock();
	return 0;
}

int main(void)
{
	struct item *item = kzalloc(sizeof(*item), GFP_KERNEL);

	list_add_rcu(&item->list, &items);
	kthread_run(read, NULL, "reader");
	list_del(&item->list); // expect: data-race
	synchronize_rcu();
	kfree(item);
	return 0;
}
