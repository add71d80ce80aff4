// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/llist.h>

struct item {
	struct llist_node node;
	int value;
};

static LLIST_HEAD(list);
static struct item items[2] = { { .value = 1 }, { .value = 2 } };

static int add(void *item)
{
	llist_add(&((struct item *)item)->node, &list);
	return 0;
}

int main(void)
{
	struct task_struct *task;
	struct llist_node *node;
	struct item *at, *kept;
	int sum = 0;

	BUG_ON(!llist_empty(&list));
	task = kthread_run(add, &items[0], "add");
	llist_add(&items[1].node, &list);
	node = llist_del_all(&list);
	llist_for_each_entry_safe(at, kept, node, node)
		sum += at->value;
	BUG_ON(sum != 2 && sum != 3);
	kthread_stop(task);
	node = llist_del_first(&list);
	if (node)
		sum += llist_entry(node, struct item, node)->value;
	BUG_ON((sum != 3 && sum != 2) || !llist_empty(&list));
	init_llist_head(&list);
	return 0;
}
