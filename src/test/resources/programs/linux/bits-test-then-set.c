#include <linux/bitops.h>
#include <linux/kthread.h>

static unsigned long flags;
static int value;

static int once(void *unused)
{
	if (!test_bit(3, &flags)) {
		set_bit(3, &flags);
		value++; // expect: data-race on value
	}
	return 0;
}

int main(void)
{
	kthread_run(once, NULL, "one");
	kthread_run(once, NULL, "other");
	return 0;
}
