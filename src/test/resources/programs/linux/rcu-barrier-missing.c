#include <linux/rcupdate.h>
#include <linux/slab.h>

struct node {
	struct rcu_head head;
	int *count;
};

static void release(struct rcu_head *head)
{
	struct node *node = container_of(head, struct node, head);

	++*node->count; // expect: use-after-free
	kfree(node);
}

int main(void)
{
	int *count = kzalloc(sizeof(*count), GFP_KERNEL);
	struct node *node = kzalloc(sizeof(*node), GFP_KERNEL);

	node->count = count;
	call_rcu_sched(&node->head, release);
	synchronize_rcu();
	kfree(count); // expect: use-after-free
	return 0;
}
