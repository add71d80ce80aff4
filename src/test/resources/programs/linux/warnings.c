#include <linux/bug.h>
#include <linux/kernel.h>

int main(void)
{
	int x = 3;

	if (WARN_ON(x == 3)) // expect: warning
		x = 4;
	WARN_ONCE(x == 3, "x is %d\n", x);
	WARN(x == 4, "x is %d\n", x); // expect: warning
	pr_info("x is %d\n", x);
	BUG_ON(x == 4); // expect: assertion
	return 0;
}
