// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/rculist.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct item {
	struct list_head list;
	struct hlist_node node;
	struct rcu_head head;
	int value;
};

static struct list_head items;
static struct hlist_head chain;
static DEFINE_SPINLOCK(lock);

static int walk(void *unused)
{
	struct item *at;
	int seen = 0;

	rcu_read_lock();
	list_for_each_entry_rcu(at, &items, list)
		seen += at->value;
	at = list_first_or_null_rcu(&items, struct item, list);
	if (at)
		list_for_each_entry_continue_rcu(at, &items, list)
			seen += at->value;
	hlist_for_each_entry_rcu(at, &chain, node)
		seen += at->value;
	rcu_read_unlock();
	return 0;
}

int main(void)
{
	struct item *one = kzalloc(sizeof(*one), GFP_KERNEL);
	struct item *two = kzalloc(sizeof(*two), GFP_KERNEL);
	struct task_struct *task;
	struct item *at;
	int sum = 0;

	INIT_LIST_HEAD_RCU(&items);
	one->value = 1;
	two->value = 2;
	list_add_rcu(&one->list, &items);
	hlist_add_head_rcu(&one->node, &chain);
	task = kthread_run(walk, NULL, "walk");
	spin_lock(&lock);
	list_replace_rcu(&one->list, &two->list);
	hlist_del_rcu(&one->node);
	spin_unlock(&lock);
	synchronize_rcu();
	one->value = 3;
	spin_lock(&lock);
	list_add_tail_rcu(&one->list, &items);
	spin_unlock(&lock);
	list_for_each_entry_lockless(at, &items, list)
		sum += at->value;
	list_for_each_entry_srcu(at, &items, list, 1)
		sum += at->value;
	BUG_ON(sum != 10 || list_next_rcu(&items) != &two->list);
	BUG_ON(list_entry_rcu(items.next, struct item, list) != two);
	list_del_rcu(&one->list);
	list_del_rcu(&two->list);
	kfree_rcu(one, head);
	kfree_rcu(two, head);
	kthread_stop(task);
	return 0;
}
