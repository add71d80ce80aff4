/*
 * The page is invalidated by somebody who may not block while a second mirror is unregistered.
 * When all that is over, a new range must be valid at once.
 */
#include "../mm-hmm.h"

static struct gpu *first, *second;

static void leave(void *mm)
{
	gpu_unregister(second);
}

static void reap(void *mm)
{
	space_invalidate(mm, 0);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	first = gpu_create(mm);
	second = gpu_create(mm);
	must_hold(gpu_register(first) == 0);
	must_hold(gpu_register(second) == 0);
	meet("second driver", leave, "reaper", reap, mm);
	must_hold(gpu_range(first) == 0);
	must_hold(gpu_range_valid(first));
	gpu_range_done(first);
	gpu_unregister(first);
	space_leave(mm);
	gpu_destroy(first);
	gpu_destroy(second);
}
