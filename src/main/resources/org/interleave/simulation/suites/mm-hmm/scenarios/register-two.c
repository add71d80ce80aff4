/*
 * Two drivers register and unregister mirrors of one address space. No allocation fails, so each
 * registration must succeed.
 */
#include "../mm-hmm.h"

static struct gpu *first, *second;

static void drive(struct gpu *gpu, struct mm_struct *mm)
{
	must_hold(gpu_register(gpu) == 0);
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
	meet("driver A", drive_first, "driver B", drive_second, mm);
	gpu_destroy(first);
	gpu_destroy(second);
}
