/*
 * The page is invalidated by somebody who may not block while the device is busy. If the device
 * could not forget the page, the invalidation must not go ahead.
 */
#include "../mm-hmm.h"

static struct gpu gpu;

static void work(void *mm)
{
	mutex_lock(&gpu.lock);
	mutex_unlock(&gpu.lock);
}

static void reap(void *mm)
{
	space_invalidate(mm, false);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int threads[2];

	space_touch(mm);
	gpu_init(&gpu, mm);
	must_hold(gpu_register(&gpu) == 0);
	must_hold(gpu_range(&gpu) == 0);
	down_read(&mm->mmap_sem);
	must_hold(gpu_snapshot(&gpu) == 1);
	must_hold(gpu_commit(&gpu));
	up_read(&mm->mmap_sem);
	threads[0] = il_spawn("device", work, mm);
	threads[1] = il_spawn("reaper", reap, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	gpu_check(&gpu);
	gpu_range_done(&gpu);
	gpu_unregister(&gpu);
	mmput(mm);
	gpu_forget(&gpu);
}
