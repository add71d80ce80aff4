// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>

static int data, ready;

static int publish(void *unused)
{
	data = 42;
	smp_store_release(&ready, 1);
	return 0;
}

int main(void)
{
	kthread_run(publish, NULL, "publish");
	if (smp_load_acquire(&ready))
		BUG_ON(data != 42);
	return 0;
}
