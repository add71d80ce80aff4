// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static atomic_t users = ATOMIC_INIT(3);
static int listed = 1;

static int put(void *unused)
{
	if (atomic_dec_and_lock(&users, &lock)) {
		BUG_ON(!listed);
		listed = 0;
		spin_unlock(&lock);
	}
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(put, NULL, "put");
	unsigned long flags;

	put(NULL);
	if (atomic_dec_and_lock_irqsave(&users, &lock, flags)) {
		BUG_ON(!listed || !irqs_disabled());
		listed = 0;
		spin_unlock_irqrestore(&lock, flags);
	}
	BUG_ON(!kthread_stop(task) && listed);
	BUG_ON(irqs_disabled() || preempt_count());
	return 0;
}
