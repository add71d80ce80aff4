#include <linux/bug.h>
#include <linux/kthread.h>

static int data, ready;

static int publish(void *unused)
{
	data = 42; // expect: data-race on data
	WRITE_ONCE(ready, 1);
	return 0;
}

int main(void)
{
	kthread_run(publish, NULL, "publish");
	if (READ_ONCE(ready))
		BUG_ON(data != 42); // expect: data-race on data
	return 0;
}
