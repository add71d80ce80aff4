// Two threads look the hub up, find none, and make one each.
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct hub {
	int users;
};

static struct hub *hub;
static DEFINE_SPINLOCK(lock);

static int register_user(void *unused)
{
	struct hub *mine;

	spin_lock(&lock);
	mine = hub;
	spin_unlock(&lock);
	if (!mine) {
		mine = kzalloc(sizeof(*mine), GFP_KERNEL); // expect: leak
		spin_lock(&lock);
		hub = mine;
		spin_unlock(&lock);
	}
	return 0;
}

int main(void)
{
	kthread_run(register_user, NULL, "one");
	kthread_run(register_user, NULL, "other");
	return 0;
}
