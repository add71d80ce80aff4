/*
 * The only mirror is unregistered while the page is invalidated.
 */
#include "../mm-hmm.h"

static struct gpu gpu;

static void leave(void *mm)
{
	gpu_unregister(&gpu);
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
	threads[0] = il_spawn("driver", leave, mm);
	threads[1] = il_spawn("reclaim", reclaim, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	mmput(mm);
	gpu_forget(&gpu);
}
