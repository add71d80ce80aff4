#ifndef _LINUX_RCULIST_H
#define _LINUX_RCULIST_H
#include <linux/list.h>
#include <linux/rcupdate.h>
static inline void INIT_LIST_HEAD_RCU(struct list_head *list)
{
	WRITE_ONCE(list->next, list);
	WRITE_ONCE(list->prev, list);
}
static inline void __list_add_rcu(struct list_head *added, struct list_head *before,
				  struct list_head *after)
{
	added->next = after;
	added->prev = before;
	rcu_assign_pointer(before->next, added);
	after->prev = added;
}
static inline void list_add_rcu(struct list_head *added, struct list_head *head)
{
	__list_add_rcu(added, head, head->next);
}
static inline void list_add_tail_rcu(struct list_head *added, struct list_head *head)
{
	__list_add_rcu(added, head->prev, head);
}
static inline void list_del_rcu(struct list_head *entry)
{
	__list_del_entry(entry);
	entry->prev = LIST_POISON2;
}
static inline void list_replace_rcu(struct list_head *old, struct list_head *other)
{
	other->next = old->next;
	other->prev = old->prev;
	rcu_assign_pointer(other->prev->next, other);
	other->next->prev = other;
	old->prev = LIST_POISON2;
}
#define list_next_rcu(list) ((list)->next)
#define list_entry_rcu(pointer, type, member) \
	container_of(__atomic_load_n(&(pointer), __ATOMIC_CONSUME), type, member)
#define list_first_or_null_rcu(head, type, member) \
	({ \
		struct list_head *__head = (head); \
		struct list_head *__first = __atomic_load_n(&__head->next, __ATOMIC_CONSUME); \
		__first != __head ? container_of(__first, type, member) : NULL; \
	})
#define __list_check_rcu(condition) \
	((condition) || rcu_read_lock_any_held() \
		 ? (void)0 \
		 : lockdep_rcu_suspicious(__FILE__, __LINE__, \
					  "an RCU list is walked outside a read-side section"))
#define list_for_each_entry_rcu(at, head, member, condition...) \
	for (__list_check_rcu(condition + 0), \
	     at = list_entry_rcu((head)->next, __typeof__(*at), member); \
	     &at->member != (head); \
	     at = list_entry_rcu(at->member.next, __typeof__(*at), member))
#define list_for_each_entry_lockless(at, head, member) \
	for (at = list_entry_rcu((head)->next, __typeof__(*at), member); &at->member != (head); \
	     at = list_entry_rcu(at->member.next, __typeof__(*at), member))
#define list_for_each_entry_srcu(at, head, member, condition) \
	list_for_each_entry_rcu(at, head, member, condition)
#define list_for_each_entry_continue_rcu(at, head, member) \
	for (at = list_entry_rcu(at->member.next, __typeof__(*at), member); \
	     &at->member != (head); \
	     at = list_entry_rcu(at->member.next, __typeof__(*at), member))
static inline void hlist_del_rcu(struct hlist_node *node)
{
	__hlist_del(node);
	node->pprev = LIST_POISON2;
}
static inline void hlist_del_init_rcu(struct hlist_node *node)
{
	if (!hlist_unhashed(node)) {
		__hlist_del(node);
		node->pprev = NULL;
	}
}
static inline void hlist_add_head_rcu(struct hlist_node *node, struct hlist_head *head)
{
	struct hlist_node *first = head->first;

	node->next = first;
	node->pprev = &head->first;
	rcu_assign_pointer(head->first, node);
	if (first)
		first->pprev = &node->next;
}
#define __hlist_entry_rcu(pointer, type, member) \
	({ \
		struct hlist_node *__node = __atomic_load_n(&(pointer), __ATOMIC_CONSUME); \
		__node ? hlist_entry(__node, type, member) : NULL; \
	})
#define hlist_for_each_entry_rcu(at, head, member, condition...) \
	for (__list_check_rcu(condition + 0), \
	     at = __hlist_entry_rcu((head)->first, __typeof__(*(at)), member); \
	     at; at = __hlist_entry_rcu((at)->member.next, __typeof__(*(at)), member))
#endif
