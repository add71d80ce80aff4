// expect: none
#include <linux/slab.h>

void il_faults(int most);

int main(void)
{
	int *one, *other;

	il_faults(1);
	one = kmalloc(4, GFP_KERNEL);
	other = kmalloc(4, GFP_KERNEL);
	if (!one && !other)
		return *one;
	kfree(one);
	kfree(other);
	return 0;
}
