/*
 * The page tables are read for the device while the page is invalidated. Afterwards the device must not
 * use what was read before.
 */
#include "../mm-hmm.h"

static struct gpu *gpu;

static void drive(void *mm)
{
	gpu_snapshot(gpu);
}

static void reclaim(void *mm)
{
	space_invalidate(mm, 1);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	space_touch(mm);
	gpu = gpu_create(mm);
	must_hold(gpu_register(gpu) == 0);
	must_hold(gpu_range(gpu) == 0);
	meet("driver", drive, "reclaim", reclaim, mm);
	gpu_check(gpu);
	gpu_range_done(gpu);
	gpu_unregister(gpu);
	space_leave(mm);
	gpu_destroy(gpu);
}
