// expect: none
#include <linux/slab.h>
#include <linux/workqueue.h>

struct request {
	struct work_struct work;
};

static void run(struct work_struct *work)
{
	kfree(container_of(work, struct request, work));
}

int main(void)
{
	struct request *request = kzalloc(sizeof(*request), GFP_KERNEL);

	INIT_WORK(&request->work, run);
	schedule_work(&request->work);
	return 0;
}
