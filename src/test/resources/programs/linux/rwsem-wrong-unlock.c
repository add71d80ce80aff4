#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);

int main(void)
{
	down_write(&sem);
	up_read(&sem); // expect: lock-misuse
	up_write(&sem);
	up_write(&sem); // expect: lock-misuse
	return 0;
}
