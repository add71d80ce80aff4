#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/srcu.h>

DEFINE_STATIC_SRCU(one);
DEFINE_STATIC_SRCU(other);
static int __rcu *pointer;
static int seen;

static int read(void *unused)
{
	int index = srcu_read_lock(&one);
	int *now = srcu_dereference(pointer, &one);

	if (now)
		seen = *now; // expect: use-after-free
	srcu_read_unlock(&one, index);
	return 0;
}

int main(void)
{
	int *old = kmalloc(sizeof(*old), GFP_KERNEL);

	*old = 1;
	rcu_assign_pointer(pointer, old);
	kthread_run(read, NULL, "reader");
	RCU_INIT_POINTER(pointer, NULL);
	synchronize_srcu(&other);
	kfree(old);
	return 0;
}
