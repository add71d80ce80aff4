#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>

int main(void)
{
	char *text = kstrdup("text", GFP_KERNEL);

	pr_err("%s\n", text);
	kfree(text);
	pr_warn("%s\n", text); // expect: use-after-free
	return 0;
}
