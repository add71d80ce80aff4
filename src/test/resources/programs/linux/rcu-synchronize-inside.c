#include <linux/rcupdate.h>

int main(void)
{
	rcu_read_lock();
	synchronize_rcu(); // expect: rcu-misuse
	rcu_read_unlock();
	return 0;
}
