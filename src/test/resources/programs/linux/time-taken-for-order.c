#include <linux/bug.h>
#include <linux/delay.h>
#include <linux/kthread.h>

static int value;

static int work(void *unused)
{
	value = 1; // expect: data-race
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	msleep(100);
	fsleep(1000);
	ssleep(1);
	mdelay(1);
	BUG_ON(value != 1); // expect: data-race // expect: assertion
	return 0;
}
