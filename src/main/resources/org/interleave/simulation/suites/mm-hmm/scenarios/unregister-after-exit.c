/*
 * A mirror is unregistered after the process has exited. Somebody else had the device open.
 */
#include "../mm-hmm.h"

static struct gpu *gpu;

static void process(void *mm)
{
	space_leave(mm);
}

static void leave(void *mm)
{
	gpu_unregister(gpu);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	gpu = gpu_create(mm);
	must_hold(gpu_register(gpu) == 0);
	il_join(il_spawn("process", process, mm));
	il_join(il_spawn("driver", leave, mm));
	must_hold(gpu_releases(gpu) == 1);
	gpu_destroy(gpu);
}
