#include <linux/kthread.h>
#include <linux/list.h>

struct item {
	struct list_head list;
};

static LIST_HEAD(items);

static int add(void *argument)
{
	struct item *item = argument;

	list_add(&item->list, &items); // expect: data-race
	return 0;
}

int main(void)
{
	static struct item one, other;

	kthread_run(add, &one, "one");
	kthread_run(add, &other, "other");
	return 0;
}
