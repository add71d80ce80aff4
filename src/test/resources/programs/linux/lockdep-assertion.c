#include <linux/lockdep.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int value;

static void set(int to)
{
	lockdep_assert_held(&lock); // expect: warning
	value = to;
}

int main(void)
{
	mutex_lock(&lock);
	set(1);
	mutex_unlock(&lock);
	set(2);
	return 0;
}
