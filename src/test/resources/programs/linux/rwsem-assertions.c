#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);

int main(void)
{
	down_read(&sem);
	lockdep_assert_held(&sem);
	lockdep_assert_held_write(&sem); // expect: warning
	up_read(&sem);
	down_write(&sem);
	lockdep_assert_held_write(&sem);
	downgrade_write(&sem);
	lockdep_assert_held_read(&sem);
	up_read(&sem);
	return 0;
}
