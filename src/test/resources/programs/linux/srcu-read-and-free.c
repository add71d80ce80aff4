// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/srcu.h>

DEFINE_STATIC_SRCU(srcu);
static int __rcu *pointer;

static int read(void *unused)
{
	int index = srcu_read_lock(&srcu);
	int *now = srcu_dereference(pointer, &srcu);

	might_sleep();
	if (now)
		BUG_ON(*now != 1);
	srcu_read_unlock(&srcu, index);
	return 0;
}

int main(void)
{
	int *old = kmalloc(sizeof(*old), GFP_KERNEL);

	*old = 1;
	rcu_assign_pointer(pointer, old);
	kthread_run(read, NULL, "reader");
	RCU_INIT_POINTER(pointer, NULL);
	synchronize_srcu(&srcu);
	kfree(old);
	return 0;
}
