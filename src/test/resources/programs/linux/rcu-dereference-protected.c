#include <linux/mutex.h>
#include <linux/rcupdate.h>

static int value;
static int __rcu *pointer = &value;
static DEFINE_MUTEX(lock);

int main(void)
{
	int *now;

	mutex_lock(&lock);
	now = rcu_dereference_protected(pointer, lockdep_is_held(&lock));
	mutex_unlock(&lock);
	if (now != rcu_access_pointer(pointer))
		return 1;
	now = rcu_dereference_protected(pointer, lockdep_is_held(&lock)); // expect: rcu-misuse
	return *now;
}
