#include <linux/device.h>
#include <linux/init.h>
#include <linux/kthread.h>

static struct device device;
static int shared;

static int use(void *unused)
{
	device_lock(&device);
	shared++; // expect: data-race on shared
	device_unlock(&device);
	return 0;
}

static int __init start(void)
{
	struct task_struct *task = kthread_run(use, NULL, "use");

	shared++; // expect: data-race on shared
	kthread_stop(task);
	return 0;
}

late_initcall(start);
