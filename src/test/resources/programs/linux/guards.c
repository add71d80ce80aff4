// expect: none
#include <linux/bug.h>
#include <linux/cleanup.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_MUTEX(mutex);
static DEFINE_SPINLOCK(lock);
static int value, other;

static int add(void *unused)
{
	int *copy __free(kfree) = kmalloc(sizeof(*copy), GFP_KERNEL);

	guard(mutex)(&mutex);
	value++;
	scoped_guard(spinlock, &lock)
		other++;
	scoped_guard(spinlock_irqsave, &lock)
		BUG_ON(!irqs_disabled());
	scoped_guard(rcu)
		BUG_ON(!rcu_read_lock_held());
	*copy = value;
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(add, NULL, "add");

	add(NULL);
	kthread_stop(task);
	BUG_ON(mutex_is_locked(&mutex) || irqs_disabled() || in_atomic());
	return 0;
}
