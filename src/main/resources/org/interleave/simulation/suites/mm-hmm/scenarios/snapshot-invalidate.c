/*
 * The page tables are read for the device while the page is invalidated. Afterwards the device must
 * not use what was read before.
 */
#include "../mm-hmm.h"

static struct gpu gpu;

static void drive(void *mm)
{
	down_read(&gpu.mm->mmap_sem);
	if (gpu_snapshot(&gpu) > 0)
		gpu_commit(&gpu);
	up_read(&gpu.mm->mmap_sem);
}

static void reclaim(void *mm)
{
	space_invalidate(mm, true);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int threads[2];

	space_touch(mm);
	gpu_init(&gpu, mm);
	must_hold(gpu_register(&gpu) == 0);
	must_hold(gpu_range(&gpu) == 0);
	threads[0] = il_spawn("driver", drive, mm);
	threads[1] = il_spawn("reclaim", reclaim, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	gpu_check(&gpu);
	gpu_range_done(&gpu);
	gpu_unregister(&gpu);
	mmput(mm);
	gpu_forget(&gpu);
}
