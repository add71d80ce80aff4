#include <linux/slab.h>

int main(void)
{
	void *object = kmalloc(8, GFP_KERNEL);

	kfree(object);
	kfree(NULL);
	kfree(object); // expect: double-free
	return 0;
}
