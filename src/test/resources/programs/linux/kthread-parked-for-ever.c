#include <linux/kthread.h>

static int work(void *unused)
{
	if (kthread_should_park())
		kthread_parkme(); // expect: deadlock
	return 0;
}

int main(void)
{
	kthread_park(kthread_run(work, NULL, "work")); // expect: deadlock
	return 0;
}
