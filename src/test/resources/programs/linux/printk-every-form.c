// expect: none
// prints: printk 1
// prints: _printk 2
// prints: vprintk 3
// prints: pr_info 4
// prints: cont
// prints: device 5
// prints: error 6
// prints: warn 7
// prints: info 8
// prints: printk 9 once
#include <linux/bug.h>
#include <linux/device.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>

int _printk(const char *format, ...);
void _dev_err(const void *device, const char *format, ...);
void _dev_warn(const void *device, const char *format, ...);
void _dev_info(const void *device, const char *format, ...);
int ___ratelimit(void *state, const char *function);

static void print(const char *format, ...)
{
	va_list list;

	va_start(list, format);
	vprintk(format, list);
	va_end(list);
}

int main(void)
{
	struct device device = { .init_name = "device" };
	DEFINE_RATELIMIT_STATE(state, 5 * HZ, 10);

	printk(KERN_WARNING "printk %d\n", 1);
	_printk("_printk %d\n", 2);
	print(KERN_INFO "vprintk %d\n", 3);
	pr_info("pr_info %d\n", 4);
	pr_cont("cont\n");
	pr_debug("never\n");
	BUG_ON(!__ratelimit(&state) || !___ratelimit(&state, "main"));
	dev_notice(&device, "device %d\n", 5);
	_dev_err(&device, "error %d\n", 6);
	_dev_warn(&device, "warn %d\n", 7);
	_dev_info(&device, "info %d\n", 8);
	printk_once("printk %d %s\n", 9, "once");
	return 0;
}
