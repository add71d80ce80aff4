#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static void *table;

int main(void)
{
	spin_lock(&lock);
	table = kmalloc(32, GFP_KERNEL); // expect: sleep-in-atomic
	spin_unlock(&lock);
	kfree(table);
	return 0;
}
