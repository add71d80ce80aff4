// expect: none
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/slab.h>

static int *table;
static struct task_struct *task;

static int work(void *unused)
{
	WRITE_ONCE(*table, 1);
	return 0;
}

static int __init example_init(void)
{
	table = kzalloc(sizeof(*table), GFP_KERNEL);
	if (!table)
		return -ENOMEM;
	task = kthread_run(work, NULL, "work");
	return 0;
}

static void __exit example_exit(void)
{
	kthread_stop(task);
	kfree(table);
}

module_init(example_init);
module_exit(example_exit);
MODULE_LICENSE("GPL");
