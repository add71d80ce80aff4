#include <linux/kernel.h>

int main(void)
{
	int value;

	kstrtoint("many", 10, &value);
	return value + 1; // expect: uninitialised-use
}
