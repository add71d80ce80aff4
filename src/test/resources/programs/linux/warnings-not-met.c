// expect: none
#include <linux/bug.h>
#include <linux/kernel.h>

int main(void)
{
	BUG_ON(WARN_ON(0) || WARN(0, "text") || WARN_ONCE(0, "text") || WARN_ON_ONCE(0));
	VM_BUG_ON(0);
	BUILD_BUG_ON(sizeof(int) != 4);
	dump_stack();
	return 0;
}
