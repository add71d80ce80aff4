/*
 * A driver migrates a page with its device's lock held, which its callback takes too. Meanwhile the
 * page is invalidated and a second mirror is unregistered.
 */
#include "../mm-hmm.h"

static struct gpu first, second;

static void migrate(void *mm)
{
	gpu_migrate(&first);
}

static void reclaim(void *mm)
{
	space_invalidate(mm, true);
}

static void leave(void *mm)
{
	gpu_unregister(&second);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int threads[3];

	gpu_init(&first, mm);
	gpu_init(&second, mm);
	must_hold(gpu_register(&first) == 0);
	must_hold(gpu_register(&second) == 0);
	threads[0] = il_spawn("migration", migrate, mm);
	threads[1] = il_spawn("reclaim", reclaim, mm);
	threads[2] = il_spawn("second driver", leave, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	il_join(threads[2]);
	gpu_unregister(&first);
	mmput(mm);
	gpu_forget(&first);
	gpu_forget(&second);
}
