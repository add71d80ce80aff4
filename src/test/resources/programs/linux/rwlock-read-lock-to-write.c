#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(lock);
static int value;

static int work(void *unused)
{
	read_lock_bh(&lock);
	value++; // expect: data-race on value
	read_unlock_bh(&lock);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");

	work(NULL);
	kthread_stop(task);
	return 0;
}
