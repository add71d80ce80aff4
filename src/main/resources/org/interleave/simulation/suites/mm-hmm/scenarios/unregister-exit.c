/*
 * The only mirror is unregistered while the process exits.
 */
#include "../mm-hmm.h"

static struct gpu *gpu;

static void leave(void *mm)
{
	gpu_unregister(gpu);
}

static void process(void *mm)
{
	space_leave(mm);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	gpu = gpu_create(mm);
	must_hold(gpu_register(gpu) == 0);
	meet("driver", leave, "process", process, mm);
	gpu_destroy(gpu);
}
