/*
 * A driver migrates a page with its device's lock held, which its callback takes too. Meanwhile the
 * page is invalidated and a second mirror is unregistered.
 */
#include "../mm-hmm.h"

static struct gpu *first, *second;

static void migrate(void *mm)
{
	gpu_migrate(first);
}

static void reclaim(void *mm)
{
	space_invalidate(mm, 1);
}

static void leave(void *mm)
{
	gpu_unregister(second);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int migration;

	first = gpu_create(mm);
	second = gpu_create(mm);
	must_hold(gpu_register(first) == 0);
	must_hold(gpu_register(second) == 0);
	migration = il_spawn("migration", migrate, mm);
	meet("reclaim", reclaim, "second driver", leave, mm);
	il_join(migration);
	gpu_unregister(first);
	space_leave(mm);
	gpu_destroy(first);
	gpu_destroy(second);
}
