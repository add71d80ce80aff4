#ifndef _LINUX_LLIST_H
#define _LINUX_LLIST_H
#include <linux/atomic.h>
#include <linux/container_of.h>
struct llist_node {
	struct llist_node *next;
};
struct llist_head {
	struct llist_node *first;
};
#define LLIST_HEAD_INIT(name) { 0 }
#define LLIST_HEAD(name) struct llist_head name = { 0 }
#define init_llist_head(list) ((void)((list)->first = NULL))
#define llist_entry(pointer, type, member) container_of(pointer, type, member)
#define llist_empty(head) (READ_ONCE((head)->first) == NULL)
static inline bool llist_add(struct llist_node *added, struct llist_head *head)
{
	struct llist_node *first = READ_ONCE(head->first);

	do
		added->next = first;
	while (!try_cmpxchg(&head->first, &first, added));
	return !first;
}
static inline struct llist_node *llist_del_all(struct llist_head *head)
{
	return xchg(&head->first, (struct llist_node *)0);
}
static inline struct llist_node *llist_del_first(struct llist_head *head)
{
	struct llist_node *entry = smp_load_acquire(&head->first);

	while (entry && !try_cmpxchg(&head->first, &entry, READ_ONCE(entry->next)))
		;
	return entry;
}
#define llist_for_each_entry_safe(at, kept, node, member) \
	for (at = llist_entry((node), __typeof__(*at), member); \
	     (unsigned long)&at->member != 0 && \
	     (kept = llist_entry(at->member.next, __typeof__(*kept), member), 1); \
	     at = kept)
#endif
