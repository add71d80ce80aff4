#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

static void inner(void)
{
	spin_lock(&lock); // expect: deadlock
	spin_unlock(&lock);
}

int main(void)
{
	spin_lock(&lock);
	inner();
	spin_unlock(&lock);
	return 0;
}
