#include <linux/preempt.h>

int main(void)
{
	preempt_disable();
	preempt_enable();
	preempt_enable(); // expect: warning
	return 0;
}
