/*
 * The page is invalidated by somebody who may not block while the device is busy. If the device
 * could not forget the page, the invalidation must not go ahead.
 */
#include "../mm-hmm.h"

static struct gpu *gpu;

static void work(void *mm)
{
	gpu_work(gpu);
}

static void reap(void *mm)
{
	space_invalidate(mm, 0);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	space_touch(mm);
	gpu = gpu_create(mm);
	must_hold(gpu_register(gpu) == 0);
	must_hold(gpu_range(gpu) == 0);
	must_hold(gpu_snapshot(gpu) == 0);
	meet("device", work, "reaper", reap, mm);
	gpu_check(gpu);
	gpu_range_done(gpu);
	gpu_unregister(gpu);
	space_leave(mm);
	gpu_destroy(gpu);
}
