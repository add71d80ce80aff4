// expect: none
#include <linux/kthread.h>
#include <linux/rculist.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct item {
	int value;
	struct list_head list;
	struct rcu_head rcu;
};

static LIST_HEAD(items);
static DEFINE_SPINLOCK(lock);
static int sum;

static int read(void *unused)
{
	struct item *item;

	rcu_read_lock();
	list_for_each_entry_rcu(item, &items, list)
		sum += item->value;
	rcu_read_unlock();
	return 0;
}

int main(void)
{
	struct item *item = kzalloc(sizeof(*item), GFP_KERNEL);

	item->value = 1;
	list_add_rcu(&item->list, &items);
	kthread_run(read, NULL, "reader");
	spin_lock(&lock);
	list_del_rcu(&item->list);
	spin_unlock(&lock);
	kfree_rcu(item, rcu);
	return 0;
}
