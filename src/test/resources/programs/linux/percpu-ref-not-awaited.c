#include <linux/kthread.h>
#include <linux/percpu-refcount.h>
#include <linux/slab.h>

static struct percpu_ref ref;
static int *object;

static void release(struct percpu_ref *unused)
{
}

static int use(void *unused)
{
	if (percpu_ref_tryget_live(&ref)) {
		WRITE_ONCE(*object, 1); // expect: use-after-free
		percpu_ref_put(&ref);
	}
	return 0;
}

int main(void)
{
	object = kzalloc(sizeof(*object), GFP_KERNEL);
	if (percpu_ref_init(&ref, release, 0, GFP_KERNEL))
		return 1;
	kthread_run(use, NULL, "use");
	percpu_ref_kill(&ref);
	kfree(object);
	return 0;
}
