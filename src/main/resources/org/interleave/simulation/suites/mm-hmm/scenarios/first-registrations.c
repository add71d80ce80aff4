/*
 * Two first registrations race; memory may run out once and a signal may come in each. A driver
 * whose registration failed goes away. Nothing may be left behind.
 */
#include "../mm-hmm.h"

static struct gpu *first, *second;

static void drive(struct gpu *gpu, struct mm_struct *mm)
{
	if (gpu_register(gpu) == 0)
		gpu_unregister(gpu);
	space_leave(mm);
}

static void drive_first(void *mm)
{
	drive(first, mm);
}

static void drive_second(void *mm)
{
	drive(second, mm);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	first = gpu_create(mm);
	second = gpu_create(mm);
	space_use(mm);
	space_signals();
	il_faults(1);
	meet("driver A", drive_first, "driver B", drive_second, mm);
	gpu_destroy(first);
	gpu_destroy(second);
}
