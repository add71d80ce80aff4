#ifndef _LINUX_LIST_H
#define _LINUX_LIST_H
#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/poison.h>
#include <linux/types.h>
#define LIST_HEAD_INIT(name) { &(name), &(name) }
#define LIST_HEAD(name) struct list_head name = LIST_HEAD_INIT(name)
static inline void INIT_LIST_HEAD(struct list_head *list)
{
	WRITE_ONCE(list->next, list);
	list->prev = list;
}
static inline void __list_add(struct list_head *added, struct list_head *before,
			      struct list_head *after)
{
	after->prev = added;
	added->next = after;
	added->prev = before;
	WRITE_ONCE(before->next, added);
}
static inline void list_add(struct list_head *added, struct list_head *head)
{
	__list_add(added, head, head->next);
}
static inline void list_add_tail(struct list_head *added, struct list_head *head)
{
	__list_add(added, head->prev, head);
}
static inline void __list_del(struct list_head *before, struct list_head *after)
{
	after->prev = before;
	WRITE_ONCE(before->next, after);
}
static inline void __list_del_entry(struct list_head *entry)
{
	__list_del(entry->prev, entry->next);
}
static inline void list_del(struct list_head *entry)
{
	__list_del_entry(entry);
	entry->next = LIST_POISON1;
	entry->prev = LIST_POISON2;
}
static inline void list_del_init(struct list_head *entry)
{
	__list_del_entry(entry);
	INIT_LIST_HEAD(entry);
}
static inline void list_replace(struct list_head *old, struct list_head *other)
{
	other->next = old->next;
	other->next->prev = other;
	other->prev = old->prev;
	other->prev->next = other;
}
static inline void list_replace_init(struct list_head *old, struct list_head *other)
{
	list_replace(old, other);
	INIT_LIST_HEAD(old);
}
static inline void list_move(struct list_head *entry, struct list_head *head)
{
	__list_del_entry(entry);
	list_add(entry, head);
}
static inline void list_move_tail(struct list_head *entry, struct list_head *head)
{
	__list_del_entry(entry);
	list_add_tail(entry, head);
}
static inline int list_is_last(const struct list_head *entry, const struct list_head *head)
{
	return entry->next == head;
}
static inline int list_is_first(const struct list_head *entry, const struct list_head *head)
{
	return entry->prev == head;
}
static inline int list_empty(const struct list_head *head)
{
	return READ_ONCE(head->next) == head;
}
static inline void list_del_init_careful(struct list_head *entry)
{
	__list_del_entry(entry);
	entry->prev = entry;
	smp_store_release(&entry->next, entry);
}
static inline int list_empty_careful(const struct list_head *head)
{
	struct list_head *next = smp_load_acquire(&head->next);

	return next == head && next == READ_ONCE(head->prev);
}
static inline int list_is_singular(const struct list_head *head)
{
	return !list_empty(head) && head->next == head->prev;
}
static inline void __list_splice(const struct list_head *list, struct list_head *before,
				 struct list_head *after)
{
	struct list_head *first = list->next, *last = list->prev;

	first->prev = before;
	before->next = first;
	last->next = after;
	after->prev = last;
}
static inline void list_splice(const struct list_head *list, struct list_head *head)
{
	if (!list_empty(list))
		__list_splice(list, head, head->next);
}
static inline void list_splice_tail(struct list_head *list, struct list_head *head)
{
	if (!list_empty(list))
		__list_splice(list, head->prev, head);
}
static inline void list_splice_init(struct list_head *list, struct list_head *head)
{
	list_splice(list, head);
	INIT_LIST_HEAD(list);
}
static inline void list_splice_tail_init(struct list_head *list, struct list_head *head)
{
	list_splice_tail(list, head);
	INIT_LIST_HEAD(list);
}
#define list_entry(pointer, type, member) container_of(pointer, type, member)
#define list_first_entry(head, type, member) list_entry((head)->next, type, member)
#define list_last_entry(head, type, member) list_entry((head)->prev, type, member)
#define list_first_entry_or_null(head, type, member) \
	({ \
		struct list_head *__head = (head); \
		struct list_head *__first = READ_ONCE(__head->next); \
		__first != __head ? list_entry(__first, type, member) : NULL; \
	})
#define list_next_entry(at, member) list_entry((at)->member.next, __typeof__(*(at)), member)
#define list_prev_entry(at, member) list_entry((at)->member.prev, __typeof__(*(at)), member)
#define list_entry_is_head(at, head, member) (&(at)->member == (head))
#define list_for_each(at, head) for (at = (head)->next; at != (head); at = at->next)
#define list_for_each_prev(at, head) for (at = (head)->prev; at != (head); at = at->prev)
#define list_for_each_safe(at, kept, head) \
	for (at = (head)->next, kept = at->next; at != (head); at = kept, kept = at->next)
#define list_for_each_entry(at, head, member) \
	for (at = list_first_entry(head, __typeof__(*at), member); &at->member != (head); \
	     at = list_next_entry(at, member))
#define list_for_each_entry_reverse(at, head, member) \
	for (at = list_last_entry(head, __typeof__(*at), member); &at->member != (head); \
	     at = list_prev_entry(at, member))
#define list_for_each_entry_continue(at, head, member) \
	for (at = list_next_entry(at, member); &at->member != (head); \
	     at = list_next_entry(at, member))
#define list_for_each_entry_from(at, head, member) \
	for (; &at->member != (head); at = list_next_entry(at, member))
#define list_for_each_entry_safe(at, kept, head, member) \
	for (at = list_first_entry(head, __typeof__(*at), member), \
	    kept = list_next_entry(at, member); \
	     &at->member != (head); at = kept, kept = list_next_entry(kept, member))
#define list_for_each_entry_safe_reverse(at, kept, head, member) \
	for (at = list_last_entry(head, __typeof__(*at), member), \
	    kept = list_prev_entry(at, member); \
	     &at->member != (head); at = kept, kept = list_prev_entry(kept, member))
#define HLIST_HEAD_INIT { 0 }
#define HLIST_HEAD(name) struct hlist_head name = { 0 }
#define INIT_HLIST_HEAD(head) ((head)->first = NULL)
static inline void INIT_HLIST_NODE(struct hlist_node *node)
{
	node->next = NULL;
	node->pprev = NULL;
}
static inline int hlist_unhashed(const struct hlist_node *node) { return !node->pprev; }
static inline int hlist_empty(const struct hlist_head *head) { return !READ_ONCE(head->first); }
static inline void __hlist_del(struct hlist_node *node)
{
	struct hlist_node *next = node->next;
	struct hlist_node **pprev = node->pprev;

	WRITE_ONCE(*pprev, next);
	if (next)
		next->pprev = pprev;
}
static inline void hlist_del(struct hlist_node *node)
{
	__hlist_del(node);
	node->next = LIST_POISON1;
	node->pprev = LIST_POISON2;
}
static inline void hlist_del_init(struct hlist_node *node)
{
	if (!hlist_unhashed(node)) {
		__hlist_del(node);
		INIT_HLIST_NODE(node);
	}
}
static inline void hlist_add_head(struct hlist_node *node, struct hlist_head *head)
{
	struct hlist_node *first = head->first;

	node->next = first;
	if (first)
		first->pprev = &node->next;
	WRITE_ONCE(head->first, node);
	node->pprev = &head->first;
}
static inline void hlist_add_before(struct hlist_node *node, struct hlist_node *next)
{
	node->pprev = next->pprev;
	node->next = next;
	next->pprev = &node->next;
	WRITE_ONCE(*node->pprev, node);
}
static inline void hlist_add_behind(struct hlist_node *node, struct hlist_node *before)
{
	node->next = before->next;
	WRITE_ONCE(before->next, node);
	node->pprev = &before->next;
	if (node->next)
		node->next->pprev = &node->next;
}
#define hlist_entry(pointer, type, member) container_of(pointer, type, member)
#define hlist_entry_safe(pointer, type, member) \
	({ \
		__typeof__(pointer) __node = (pointer); \
		__node ? hlist_entry(__node, type, member) : NULL; \
	})
#define hlist_for_each(at, head) for (at = (head)->first; at; at = at->next)
#define hlist_for_each_safe(at, kept, head) \
	for (at = (head)->first; at && (kept = at->next, 1); at = kept)
#define hlist_for_each_entry(at, head, member) \
	for (at = hlist_entry_safe((head)->first, __typeof__(*(at)), member); at; \
	     at = hlist_entry_safe((at)->member.next, __typeof__(*(at)), member))
#define hlist_for_each_entry_safe(at, kept, head, member) \
	for (at = hlist_entry_safe((head)->first, __typeof__(*at), member); \
	     at && (kept = at->member.next, 1); \
	     at = hlist_entry_safe(kept, __typeof__(*at), member))
#endif
