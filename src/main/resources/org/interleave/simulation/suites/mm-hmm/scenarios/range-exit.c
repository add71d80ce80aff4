/*
 * A range is registered and unregistered while the process exits.
 */
#include "../mm-hmm.h"

static struct gpu gpu;

static void drive(void *mm)
{
	if (gpu_range(&gpu) == 0)
		gpu_range_done(&gpu);
}

static void process(void *mm)
{
	mmput(mm);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int threads[2];

	gpu_init(&gpu, mm);
	must_hold(gpu_register(&gpu) == 0);
	threads[0] = il_spawn("driver", drive, mm);
	threads[1] = il_spawn("process", process, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	gpu_unregister(&gpu);
	gpu_forget(&gpu);
}
