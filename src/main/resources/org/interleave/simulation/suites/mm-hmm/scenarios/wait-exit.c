/*
 * A driver waits for its range to be valid while the page is invalidated and the process exits.
 */
#include "../mm-hmm.h"

static struct gpu gpu;

static void drive(void *mm)
{
	if (gpu_range(&gpu) != 0)
		return;
	hmm_range_wait_until_valid(&gpu.range, HMM_RANGE_DEFAULT_TIMEOUT);
	gpu_range_done(&gpu);
}

static void process(void *mm)
{
	space_invalidate(mm, true);
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
