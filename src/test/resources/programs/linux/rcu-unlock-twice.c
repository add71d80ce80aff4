#include <linux/rcupdate.h>

int main(void)
{
	rcu_read_lock();
	rcu_read_unlock();
	rcu_read_unlock(); // expect: rcu-misuse
	return 0;
}
