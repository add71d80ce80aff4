/*
 * A mirror is unregistered from two sides at once. Where the subject shows that it expects this (it
 * clears the mirror when it is unregistered), both call it; elsewhere the driver sees to it.
 */
#include "../mm-hmm.h"

static struct gpu gpu;
static bool expected;
static atomic_t left;

static void leave(void *mm)
{
	if (expected || atomic_inc_return(&left) == 1)
		gpu_unregister(&gpu);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int threads[2];

	gpu_init(&gpu, mm);
	must_hold(gpu_register(&gpu) == 0);
	gpu_unregister(&gpu);
	expected = gpu.mirror.hmm == NULL;

	gpu_init(&gpu, mm);
	must_hold(gpu_register(&gpu) == 0);
	threads[0] = il_spawn("close", leave, mm);
	threads[1] = il_spawn("unbind", leave, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	mmput(mm);
	gpu_forget(&gpu);
}
