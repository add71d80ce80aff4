// expect: none
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static void *table;

int main(void)
{
	spin_lock(&lock);
	table = kzalloc(32, GFP_ATOMIC);
	spin_unlock(&lock);
	kfree(table);
	return 0;
}
