#include <linux/list.h>
#include <linux/slab.h>

int main(void)
{
	LIST_HEAD(items);
	struct list_head entry;

	list_add(&entry, &items);
	list_del(&entry);
	list_del(&entry); // expect: out-of-bounds
	return 0;
}
