/*
 * The last mirror is unregistered while another is registered. No allocation fails, so the
 * registration must succeed.
 */
#include "../mm-hmm.h"

static struct gpu *first, *second;

static void leave(void *mm)
{
	gpu_unregister(first);
}

static void come(void *mm)
{
	must_hold(gpu_register(second) == 0);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	first = gpu_create(mm);
	second = gpu_create(mm);
	must_hold(gpu_register(first) == 0);
	meet("first", leave, "second", come, mm);
	gpu_unregister(second);
	space_leave(mm);
	gpu_destroy(first);
	gpu_destroy(second);
}
