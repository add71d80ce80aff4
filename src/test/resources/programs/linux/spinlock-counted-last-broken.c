#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static atomic_t users = ATOMIC_INIT(2);
static int listed = 1;

static int put(void *unused)
{
	if (atomic_dec_and_lock(&users, &lock)) {
		listed = 0; // expect: data-race on listed
		spin_unlock(&lock);
	}
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(put, NULL, "put");

	put(NULL);
	BUG_ON(listed); // expect: data-race on listed // expect: assertion
	kthread_stop(task);
	return 0;
}
