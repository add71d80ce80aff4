#include <linux/kthread.h>
#include <linux/llist.h>
#include <linux/slab.h>

struct item {
	struct llist_node node;
	int value;
};

static LLIST_HEAD(list);

/* Two who take single entries off at a time. */
static int take(void *unused)
{
	struct llist_node *node = llist_del_first(&list); // expect: use-after-free

	if (node)
		kfree(llist_entry(node, struct item, node)); // expect: use-after-free
	return 0;
}

int main(void)
{
	struct item *item = kzalloc(sizeof(*item), GFP_KERNEL);
	struct task_struct *task;

	llist_add(&item->node, &list);
	task = kthread_run(take, NULL, "take");
	take(NULL);
	kthread_stop(task);
	return 0;
}
