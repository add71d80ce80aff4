/*
 * A range is unregistered from two sides at once. Where the subject shows that it expects this (it
 * clears the range when it is unregistered), both call it; elsewhere the driver sees to it.
 */
#include "../mm-hmm.h"

static struct gpu *gpu;
static int expected, sides;

static void leave(void)
{
	int before;

	il_atomic_begin();
	before = sides++;
	il_atomic_end();
	if (expected || before == 0)
		gpu_range_done(gpu);
}

static void close(void *mm)
{
	leave();
}

static void unbind(void *mm)
{
	leave();
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	gpu = gpu_create(mm);
	must_hold(gpu_register(gpu) == 0);
	must_hold(gpu_range(gpu) == 0);
	gpu_range_done(gpu);
	expected = gpu_range_cleared(gpu);

	must_hold(gpu_range(gpu) == 0);
	meet("close", close, "unbind", unbind, mm);
	gpu_unregister(gpu);
	space_leave(mm);
	gpu_destroy(gpu);
}
