/*
 * The device faults a page in while the page is invalidated. Afterwards the device must
 * not use what was read before.
 */
#include "../mm-hmm.h"

static struct gpu gpu;

static void drive(void *mm)
{
	long pages;

	down_read(&gpu.mm->mmap_sem);
	pages = gpu_fault(&gpu);
	if (pages > 0)
		gpu_commit(&gpu);
	/* -EAGAIN says that the subject has let go of mmap_sem */
	if (pages != -EAGAIN)
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
