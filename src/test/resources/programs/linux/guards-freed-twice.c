#include <linux/cleanup.h>
#include <linux/slab.h>

static int *make(void)
{
	int *object __free(kfree) = kzalloc(sizeof(*object), GFP_KERNEL);

	return object;
}

int main(void)
{
	return *make(); // expect: use-after-free
}
