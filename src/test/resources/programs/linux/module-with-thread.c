// A module that is unloaded while its thread still uses what it frees.
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/slab.h>

static int *table;

static int work(void *unused)
{
	WRITE_ONCE(*table, 1); // expect: use-after-free
	return 0;
}

static int __init example_init(void)
{
	table = kzalloc(sizeof(*table), GFP_KERNEL);
	if (!table)
		return -ENOMEM;
	kthread_run(work, NULL, "work");
	return 0;
}

static void __exit example_exit(void)
{
	kfree(table);
}

module_init(example_init);
module_exit(example_exit);
MODULE_LICENSE("GPL");
