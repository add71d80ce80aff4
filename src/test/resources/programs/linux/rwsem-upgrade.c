#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);

int main(void)
{
	down_read(&sem);
	down_write(&sem); // expect: deadlock
	up_write(&sem);
	up_read(&sem);
	return 0;
}
