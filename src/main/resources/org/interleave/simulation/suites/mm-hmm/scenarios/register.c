/*
 * One driver registers and unregisters a mirror while the process exits. The driver is a user
 * of the address space only while it registers.
 */
#include "../mm-hmm.h"

static struct gpu *gpu;

static void drive(void *mm)
{
	must_hold(gpu_register(gpu) == 0);
	space_leave(mm);
	gpu_unregister(gpu);
}

static void process(void *mm)
{
	space_leave(mm);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	space_use(mm);
	gpu = gpu_create(mm);
	meet("driver", drive, "process", process, mm);
	gpu_destroy(gpu);
}
