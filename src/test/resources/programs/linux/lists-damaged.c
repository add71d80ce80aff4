#include <linux/list.h>

bool __list_add_valid(struct list_head *added, struct list_head *before, struct list_head *after);
bool __list_del_entry_valid(struct list_head *entry);

static LIST_HEAD(head);

int main(void)
{
	struct list_head one, other;

	list_add(&one, &head);
	INIT_LIST_HEAD(&other);
	__list_add_valid(&one, &head, head.next); // expect: warning on list_add
	one.next = &other;
	__list_del_entry_valid(&one); // expect: warning on list_del
	return 0;
}
