#include <linux/rcupdate.h>

int main(void)
{
	rcu_read_lock();
	rcu_barrier(); // expect: rcu-misuse on rcu_barrier // expect: sleep-in-atomic
	rcu_read_unlock();
	return 0;
}
