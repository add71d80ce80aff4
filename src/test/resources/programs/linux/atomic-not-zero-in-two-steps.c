#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/kthread.h>

static atomic_t users = ATOMIC_INIT(1);
static atomic64_t wide = ATOMIC64_INIT(1);

static int get(void *unused)
{
	if (atomic_read(&users))
		BUG_ON(atomic_inc_return(&users) == 1); // expect: assertion
	if (atomic64_read(&wide))
		BUG_ON(atomic64_add_return(1, &wide) == 1); // expect: assertion
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(get, NULL, "get");

	atomic_dec(&users);
	atomic64_dec(&wide);
	kthread_stop(task);
	return 0;
}
