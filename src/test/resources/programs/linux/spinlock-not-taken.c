#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int counter;

static int add(void *unused)
{
	spin_lock(&lock);
	counter++; // expect: data-race on counter
	spin_unlock(&lock);
	return 0;
}

static int look(void *unused)
{
	return counter; // expect: data-race on counter
}

int main(void)
{
	kthread_run(add, NULL, "one");
	kthread_run(look, NULL, "other");
	return 0;
}
