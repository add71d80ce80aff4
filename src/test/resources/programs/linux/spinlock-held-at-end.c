#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int state;

static int work(void *unused)
{
	spin_lock(&lock); // expect: lock-misuse
	if (!state)
		return -1;
	spin_unlock(&lock);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	return 0;
}
