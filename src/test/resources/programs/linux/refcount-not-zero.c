// expect: none
#include <linux/kthread.h>
#include <linux/refcount.h>

static refcount_t count = REFCOUNT_INIT(1);

static int get(void *unused)
{
	if (refcount_inc_not_zero(&count))
		refcount_dec_and_test(&count);
	return 0;
}

int main(void)
{
	kthread_run(get, NULL, "get");
	refcount_dec_and_test(&count);
	return 0;
}
