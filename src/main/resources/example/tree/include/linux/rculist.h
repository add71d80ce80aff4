#ifndef LINUX_RCULIST_H
#define LINUX_RCULIST_H

#include <linux/list.h>

/* Writers exclude one another; readers may walk at the same time. */

static inline void list_add_tail_rcu(struct list_head *node, struct list_head *head)
{
	struct list_head *last = head->prev;

	node->next = head;
	node->prev = last;
	head->prev = node;
	smp_store_release(&last->next, node);
}

static inline void list_add_rcu(struct list_head *node, struct list_head *head)
{
	struct list_head *first = head->next;

	node->next = first;
	node->prev = head;
	first->prev = node;
	smp_store_release(&head->next, node);
}

/* Leaves node->next alone: a reader that stands on the node can walk on. */
static inline void list_del_rcu(struct list_head *node)
{
	node->next->prev = node->prev;
	WRITE_ONCE(node->prev->next, node->next);
	node->prev = LIST_POISON2;
}

#define list_for_each_entry_rcu(pos, head, member) \
	for (pos = list_entry(READ_ONCE((head)->next), typeof(*pos), member); \
	     &pos->member != (head); \
	     pos = list_entry(READ_ONCE(pos->member.next), typeof(*pos), member))

#endif
