#include <linux/kthread.h>
#include <linux/refcount.h>
#include <linux/slab.h>

static refcount_t count = REFCOUNT_INIT(1);

static int get(void *unused)
{
	refcount_inc(&count); // expect: refcount
	return 0;
}

int main(void)
{
	kthread_run(get, NULL, "get");
	refcount_dec_and_test(&count);
	return 0;
}
