/*
 * A range is registered and unregistered while the process exits.
 */
#include "../mm-hmm.h"

static struct gpu *gpu;

static void drive(void *mm)
{
	if (gpu_range(gpu) == 0)
		gpu_range_done(gpu);
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
	meet("driver", drive, "process", process, mm);
	gpu_unregister(gpu);
	gpu_destroy(gpu);
}
