#include <linux/hashtable.h>
#include <linux/kthread.h>
#include <linux/slab.h>

struct item {
	int key;
	struct hlist_node node;
};

static DEFINE_HASHTABLE(table, 1);

static int find(void *unused)
{
	struct item *at;
	int found = 0;

	rcu_read_lock();
	hash_for_each_possible_rcu(table, at, node, 5) // expect: use-after-free
		found += at->key == 5; // expect: use-after-free
	rcu_read_unlock();
	hash_for_each_possible_rcu(table, at, node, 5) // expect: rcu-misuse // expect: use-after-free
		found += at->key == 5; // expect: use-after-free
	return found;
}

int main(void)
{
	struct item *item = kzalloc(sizeof(*item), GFP_KERNEL);
	struct task_struct *task;

	item->key = 5;
	hash_add_rcu(table, &item->node, item->key);
	task = kthread_run(find, NULL, "find");
	hash_del_rcu(&item->node);
	kfree(item); // expect: use-after-free
	kthread_stop(task);
	return 0;
}
