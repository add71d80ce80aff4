#include <linux/srcu.h>

DEFINE_STATIC_SRCU(srcu);

int main(void)
{
	int index = srcu_read_lock(&srcu);

	synchronize_srcu(&srcu); // expect: deadlock
	srcu_read_unlock(&srcu, index);
	return 0;
}
