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
	rcu_read_unlock();
	if (now)
		seen = now->value; // expect: use-after-free
	return 0;
}

int main(void)
{
	struct config *old = kmalloc(sizeof(*old), GFP_KERNEL);

	old->value = 1;
	rcu_assign_pointer(config, old);
	kthread_run(read, NULL, "reader");
	RCU_INIT_POINTER(config, NULL);
	synchronize_rcu();
	kfree(old);
	return 0;
}
