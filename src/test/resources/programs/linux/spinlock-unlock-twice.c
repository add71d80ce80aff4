#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

int main(void)
{
	spin_lock(&lock);
	spin_unlock(&lock);
	spin_unlock(&lock); // expect: lock-misuse
	return 0;
}
