#include <linux/idr.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/xarray.h>

static DEFINE_IDA(ida);
static DEFINE_XARRAY(xa);

static int use(void *unused)
{
	int *entry = xa_load(&xa, 1);

	return entry ? *entry : 0; // expect: use-after-free
}

int main(void)
{
	struct task_struct *task;

	ida_free(&ida, 3); // expect: warning on not allocated
	xa_store(&xa, 1, kzalloc(4, GFP_KERNEL), GFP_KERNEL);
	task = kthread_run(use, NULL, "use");
	kfree(xa_erase(&xa, 1)); // expect: use-after-free
	kthread_stop(task);
	return 0;
}
