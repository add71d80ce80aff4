// expect: none
#include <linux/bug.h>
#include <linux/hashtable.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct item {
	int key;
	struct hlist_node node;
	struct rcu_head head;
};

static DEFINE_HASHTABLE(table, 2);
static DEFINE_SPINLOCK(lock);

static int find(void *unused)
{
	struct item *at;
	int found = 0;

	rcu_read_lock();
	hash_for_each_possible_rcu(table, at, node, 5)
		found += at->key == 5;
	rcu_read_unlock();
	BUG_ON(found > 1);
	return 0;
}

int main(void)
{
	struct item *item = kzalloc(sizeof(*item), GFP_KERNEL), *at;
	struct item plain = { 7 };
	struct hlist_node *kept;
	struct task_struct *task;
	int bucket, sum = 0;

	hash_init(table);
	hash_add(table, &plain.node, plain.key);
	BUG_ON(!hash_hashed(&plain.node) || HASH_SIZE(table) != 4 || HASH_BITS(table) != 2);
	hash_for_each(table, bucket, at, node)
		sum += at->key;
	hash_for_each_possible(table, at, node, 7)
		sum += at->key == 7;
	hash_for_each_possible_safe(table, at, kept, node, 7)
		hash_del(&at->node);
	BUG_ON(sum != 8 || hash_hashed(&plain.node));
	item->key = 5;
	hash_add_rcu(table, &item->node, item->key);
	task = kthread_run(find, NULL, "find");
	spin_lock(&lock);
	hash_del_rcu(&item->node);
	spin_unlock(&lock);
	kfree_rcu(item, head);
	kthread_stop(task);
	return 0;
}
