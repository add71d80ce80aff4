// expect: none
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
	struct hub *mine = kzalloc(sizeof(*mine), GFP_KERNEL);

	spin_lock(&lock);
	if (!hub) {
		hub = mine;
		mine = NULL;
	}
	hub->users++;
	spin_unlock(&lock);
	kfree(mine);
	return 0;
}

int main(void)
{
	kthread_run(register_user, NULL, "one");
	kthread_run(register_user, NULL, "other");
	return 0;
}
