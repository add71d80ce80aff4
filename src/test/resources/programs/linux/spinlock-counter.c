// expect: none
// executions: 2
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int counter;

static int add(void *unused)
{
	spin_lock(&lock);
	counter++;
	spin_unlock(&lock);
	return 0;
}

int main(void)
{
	kthread_run(add, NULL, "one");
	kthread_run(add, NULL, "other");
	return 0;
}
