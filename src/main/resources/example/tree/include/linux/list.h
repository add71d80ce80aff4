#ifndef LINUX_LIST_H
#define LINUX_LIST_H

#include <linux/types.h>
#include <linux/compiler.h>

/* A ring of nodes; an empty list is a head that points at itself. */
struct list_head {
	struct list_head *next, *prev;
};

/* What the pointers of a removed node hold: no address that is ever mapped. */
#define LIST_POISON1	((struct list_head *)0xdead0101UL)
#define LIST_POISON2	((struct list_head *)0xdead0202UL)

static inline void INIT_LIST_HEAD(struct list_head *head)
{
	head->prev = head;
	head->next = head;
}

static inline int list_empty(const struct list_head *head)
{
	return READ_ONCE(head->next) == head;
}

static inline void list_add_tail(struct list_head *node, struct list_head *head)
{
	struct list_head *last = head->prev;

	node->next = head;
	node->prev = last;
	head->prev = node;
	last->next = node;
}

static inline void list_add(struct list_head *node, struct list_head *head)
{
	list_add_tail(node, head->next);
}

static inline void list_del(struct list_head *node)
{
	node->prev->next = node->next;
	node->next->prev = node->prev;
	node->next = LIST_POISON1;
	node->prev = LIST_POISON2;
}

static inline void list_del_init(struct list_head *node)
{
	list_del(node);
	INIT_LIST_HEAD(node);
}

#define list_entry(node, type, member)	container_of(node, type, member)

#define list_first_entry(head, type, member) \
	list_entry((head)->next, type, member)

#define list_for_each_entry(pos, head, member) \
	for (pos = list_entry((head)->next, typeof(*pos), member); \
	     &pos->member != (head); \
	     pos = list_entry(pos->member.next, typeof(*pos), member))

#endif
