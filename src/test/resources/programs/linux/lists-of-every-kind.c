// expect: none
#include <linux/bug.h>
#include <linux/list.h>

bool __list_add_valid(struct list_head *added, struct list_head *before, struct list_head *after);
bool __list_del_entry_valid(struct list_head *entry);

struct item {
	int value;
	struct list_head list;
	struct hlist_node node;
};

static LIST_HEAD(head);
static LIST_HEAD(other);

/* The values in their order as decimal digits. */
static int order(struct list_head *list)
{
	struct item *at;
	int number = 0;

	list_for_each_entry(at, list, list)
		number = 10 * number + at->value;
	return number;
}

static void lists(void)
{
	struct item items[4] = { { 1 }, { 2 }, { 3 }, { 4 } };
	struct item *at, *kept;
	struct list_head *entry, *next;
	int number = 0;

	BUG_ON(!list_empty(&head) || list_first_entry_or_null(&head, struct item, list));
	list_add(&items[1].list, &head);
	BUG_ON(!list_is_singular(&head) || !__list_add_valid(&items[0].list, &head, head.next));
	list_add(&items[0].list, &head);
	list_add_tail(&items[2].list, &head);
	BUG_ON(order(&head) != 123 || !list_is_last(&items[2].list, &head));
	BUG_ON(!list_is_first(&items[0].list, &head) || list_is_singular(&head));
	BUG_ON(list_first_entry(&head, struct item, list) != &items[0]);
	BUG_ON(list_last_entry(&head, struct item, list) != &items[2]);
	BUG_ON(list_next_entry(&items[0], list) != &items[1] || list_prev_entry(&items[1], list) != &items[0]);
	list_replace(&items[1].list, &items[3].list);
	BUG_ON(order(&head) != 143);
	list_replace_init(&items[3].list, &items[1].list);
	BUG_ON(order(&head) != 123 || !list_empty(&items[3].list) || !list_empty_careful(&items[3].list));
	list_move(&items[2].list, &head);
	list_move_tail(&items[0].list, &head);
	BUG_ON(order(&head) != 321 || !__list_del_entry_valid(&items[1].list));
	list_add(&items[3].list, &other);
	list_splice_init(&head, &other);
	BUG_ON(order(&other) != 3214 || !list_empty(&head));
	list_splice_tail_init(&other, &head);
	list_for_each_entry_reverse(at, &head, list)
		number = 10 * number + at->value;
	BUG_ON(number != 4123);
	list_for_each(entry, &head)
		number--;
	list_for_each_prev(entry, &head)
		number--;
	BUG_ON(number != 4115);
	at = &items[2];
	list_for_each_entry_continue(at, &head, list)
		number += at->value;
	BUG_ON(number != 4122);
	at = &items[0];
	list_for_each_entry_from(at, &head, list)
		number += at->value;
	BUG_ON(number != 4127 || !list_entry_is_head(at, &head, list));
	list_for_each_entry_safe(at, kept, &head, list)
		if (at->value == 2)
			list_del(&at->list);
	list_for_each_entry_safe_reverse(at, kept, &head, list)
		if (at->value == 1)
			list_del_init(&at->list);
	BUG_ON(order(&head) != 34);
	list_for_each_safe(entry, next, &head)
		list_del_init_careful(entry);
	list_splice(&other, &head);
	list_splice_tail(&other, &head);
	BUG_ON(!list_empty(&head));
}

static void hash_lists(void)
{
	struct item items[3] = { { 1 }, { 2 }, { 3 } };
	struct hlist_node *node, *next;
	struct item *at;
	HLIST_HEAD(chain);
	int number = 0;

	INIT_HLIST_NODE(&items[0].node);
	BUG_ON(!hlist_unhashed(&items[0].node) || !hlist_empty(&chain));
	hlist_add_head(&items[1].node, &chain);
	hlist_add_before(&items[0].node, &items[1].node);
	hlist_add_behind(&items[2].node, &items[1].node);
	hlist_for_each_entry(at, &chain, node)
		number = 10 * number + at->value;
	BUG_ON(number != 123 || hlist_entry(chain.first, struct item, node) != &items[0]);
	hlist_del(&items[1].node);
	hlist_for_each(node, &chain)
		number++;
	BUG_ON(number != 125);
	hlist_for_each_entry_safe(at, node, &chain, node)
		if (at->value == 1)
			hlist_del_init(&at->node);
	hlist_for_each_safe(node, next, &chain)
		hlist_del(node);
	BUG_ON(!hlist_empty(&chain) || !hlist_unhashed(&items[0].node));
}

int main(void)
{
	lists();
	hash_lists();
	return 0;
}
