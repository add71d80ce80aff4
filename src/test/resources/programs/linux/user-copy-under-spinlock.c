#include <linux/spinlock.h>
#include <linux/uaccess.h>

static DEFINE_SPINLOCK(lock);

int main(void)
{
	char buffer[4] = "abc", other[4];

	if (copy_from_user(other, buffer, sizeof(buffer)))
		return 1;
	spin_lock(&lock);
	if (copy_to_user(buffer, other, sizeof(buffer))) // expect: sleep-in-atomic
		return 1;
	spin_unlock(&lock);
	return 0;
}
