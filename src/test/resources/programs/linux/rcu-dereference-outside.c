#include <linux/rcupdate.h>

static int value;
static int __rcu *pointer = &value;

int main(void)
{
	return *rcu_dereference(pointer); // expect: rcu-misuse
}
