#include <linux/percpu-refcount.h>

static void release(struct percpu_ref *ref)
{
}

int main(void)
{
	struct percpu_ref ref;

	percpu_ref_init(&ref, release, PERCPU_REF_INIT_DEAD, GFP_KERNEL);
	percpu_ref_get(&ref); // expect: refcount on taken where the count is zero
	percpu_ref_put_many(&ref, 2); // expect: refcount on below zero
	percpu_ref_init(&ref, release, 0, GFP_KERNEL);
	percpu_ref_kill(&ref);
	percpu_ref_kill(&ref); // expect: warning on more than once
	return 0;
}
