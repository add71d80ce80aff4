/*
 * The only mirror is unregistered while the page is invalidated.
 */
#include "../mm-hmm.h"

static struct gpu *gpu;

static void leave(void *mm)
{
	gpu_unregister(gpu);
}

static void reclaim(void *mm)
{
	space_invalidate(mm, 1);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	gpu = gpu_create(mm);
	must_hold(gpu_register(gpu) == 0);
	meet("driver", leave, "reclaim", reclaim, mm);
	space_leave(mm);
	gpu_destroy(gpu);
}
