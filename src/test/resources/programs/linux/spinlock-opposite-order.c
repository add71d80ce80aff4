#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(a);
static DEFINE_SPINLOCK(b);

static int forth(void *unused)
{
	spin_lock(&a);
	spin_lock(&b); // expect: deadlock // expect: lock-order
	spin_unlock(&b);
	spin_unlock(&a);
	return 0;
}

static int back(void *unused)
{
	spin_lock(&b);
	spin_lock(&a); // expect: deadlock // expect: lock-order
	spin_unlock(&a);
	spin_unlock(&b);
	return 0;
}

int main(void)
{
	kthread_run(forth, NULL, "forth");
	kthread_run(back, NULL, "back");
	return 0;
}
