#include <linux/slab.h>

void il_faults(int most);

static int set_up(void)
{
	int *one, *other;

	one = kmalloc(4, GFP_KERNEL); // expect: leak
	if (!one)
		return -ENOMEM;
	other = kmalloc(4, GFP_KERNEL);
	if (!other)
		return -ENOMEM;
	kfree(other);
	kfree(one);
	return 0;
}

int main(void)
{
	il_faults(1);
	set_up();
	return 0;
}
