/*
 * The page is invalidated by somebody who may not block while a second mirror is unregistered.
 * When all that is over, a new range must be valid at once.
 */
#include "../mm-hmm.h"

static struct gpu first, second;

static void leave(void *mm)
{
	gpu_unregister(&second);
}

static void reap(void *mm)
{
	space_invalidate(mm, false);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int threads[2];

	gpu_init(&first, mm);
	gpu_init(&second, mm);
	must_hold(gpu_register(&first) == 0);
	must_hold(gpu_register(&second) == 0);
	threads[0] = il_spawn("second driver", leave, mm);
	threads[1] = il_spawn("reaper", reap, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	must_hold(gpu_range(&first) == 0);
	must_hold(hmm_range_valid(&first.range));
	gpu_range_done(&first);
	gpu_unregister(&first);
	mmput(mm);
	gpu_forget(&first);
	gpu_forget(&second);
}
