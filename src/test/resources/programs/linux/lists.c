// expect: none
#include <linux/bug.h>
#include <linux/list.h>
#include <linux/llist.h>
#include <linux/kernel.h>

struct item {
	int value;
	struct list_head list;
	struct hlist_node node;
	struct llist_node single;
};

int main(void)
{
	LIST_HEAD(items);
	HLIST_HEAD(bucket);
	LLIST_HEAD(stack);
	struct item all[3];
	struct item *item, *kept;
	int i, sum = 0;

	for (i = 0; i < 3; i++) {
		all[i].value = i + 1;
		list_add_tail(&all[i].list, &items);
		hlist_add_head(&all[i].node, &bucket);
		llist_add(&all[i].single, &stack);
	}
	list_move(&all[2].list, &items);
	BUG_ON(list_first_entry(&items, struct item, list)->value != 3 || list_empty(&items));
	list_for_each_entry(item, &items, list)
		sum = 10 * sum + item->value;
	BUG_ON(sum != 312);
	hlist_for_each_entry(item, &bucket, node)
		sum += item->value;
	BUG_ON(sum != 318);
	list_for_each_entry_safe(item, kept, &items, list)
		list_del_init(&item->list);
	BUG_ON(!list_empty(&items) || !list_empty(&all[0].list));
	BUG_ON(llist_entry(llist_del_all(&stack), struct item, single)->value != 3);
	BUG_ON(min(3, 2) != 2 || max_t(long, 1, 2) != 2 || ARRAY_SIZE(all) != 3 || clamp(9, 1, 5) != 5);
	return 0;
}
