// expect: none
#include <linux/bug.h>
#include <linux/device.h>
#include <linux/fs.h>
#include <linux/kthread.h>
#include <linux/miscdevice.h>
#include <linux/module.h>

#define pr_fmt(format) format

static int limit = 3;
static char name[8];
module_param(limit, int, 0644);
module_param_named(other, limit, int, 0644);
module_param_array(name, byte, NULL, 0);
module_param_string(text, name, sizeof(name), 0);
MODULE_PARM_DESC(limit, "how many");
MODULE_AUTHOR("nobody");
MODULE_DESCRIPTION("nothing");
MODULE_VERSION("1");
MODULE_ALIAS("none");
MODULE_INFO(intree, "Y");
MODULE_DEVICE_TABLE(of, none);
MODULE_SOFTDEP("pre: none");

int shared;
EXPORT_SYMBOL(shared);
EXPORT_SYMBOL_GPL(shared);

static struct device device = { .init_name = "device" };
static struct miscdevice misc = { .minor = MISC_DYNAMIC_MINOR, .name = "misc" };

static int use(void *unused)
{
	device_lock(&device);
	shared++;
	device_unlock(&device);
	return 0;
}

static int __init start(void)
{
	struct task_struct *task;

	dev_set_drvdata(&device, &limit);
	BUG_ON(dev_get_drvdata(&device) != &limit || dev_name(&device) != device.init_name);
	dev_emerg(&device, "a\n");
	dev_err(&device, "b\n");
	dev_warn(&device, "c\n");
	dev_info(&device, "d\n");
	dev_dbg(&device, "e\n");
	pr_emerg("f\n");
	pr_alert("g\n");
	pr_crit("h\n");
	pr_warning("i\n");
	pr_notice("j\n");
	pr_devel("k\n");
	pr_info_once("l\n");
	pr_warn_once("m\n");
	pr_err_once("n\n");
	pr_info_ratelimited("o\n");
	pr_warn_ratelimited("p\n");
	pr_err_ratelimited("q\n");
	printk_ratelimited("r\n");
	no_printk("s\n");
	BUG_ON(!try_module_get(NULL) || misc_register(&misc));
	task = kthread_run(use, NULL, "use");
	use(NULL);
	kthread_stop(task);
	return 0;
}

static void __exit stop(void)
{
	misc_deregister(&misc);
	module_put(NULL);
}

device_initcall(start);
module_exit(stop);
