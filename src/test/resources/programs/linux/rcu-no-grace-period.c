#include <linux/kthread.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

struct config {
	int value;
};

static struct config __rcu *config;
static int seen;

static int read(void *unused)
{
	struct config *now;

	rcu_read_lock();
	now = rcu_dereference(config);
	if (now)
		seen = now->value; // expect: use-after-free
	rcu_read_unlock();
	return 0;
}

int main(void)
{
	struct config *old = kmalloc(sizeof(*old), GFP_KERNEL);

	old->value = 1;
	rcu_assign_pointer(config, old);
	kthread_run(read, NULL, "reader");
	RCU_INIT_POINTER(config, NULL);
	kfree(old);
	return 0;
}
