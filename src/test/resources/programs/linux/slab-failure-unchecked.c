#include <linux/slab.h>

void il_faults(int most);

struct device {
	int value;
};

int main(void)
{
	struct device *device;

	il_faults(1);
	device = kzalloc(sizeof(*device), GFP_KERNEL);
	device->value = 1; // expect: null-dereference
	kfree(device);
	return 0;
}
