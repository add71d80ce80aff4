/* What list debugging checks in a tree's own headers; the memory itself is watched already. */
#include <interleave.h>

struct list {
	struct list *next, *previous;
};

_Bool __list_add_valid(void *added, void *before, void *after)
{
	if (((struct list *)before)->next == after && ((struct list *)after)->previous == before &&
	    added != before && added != after)
		return 1;
	il_report("warning", "list_add: the list is damaged", added);
	return 0;
}

_Bool __list_del_entry_valid(void *entry)
{
	struct list *e = entry;

	if (e->next->previous == e && e->previous->next == e)
		return 1;
	il_report("warning", "list_del: the list is damaged", entry);
	return 0;
}
