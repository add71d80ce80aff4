/*
 * Two drivers register and unregister mirrors of one address space. No allocation fails, so each
 * registration must succeed.
 */
#include "../mm-hmm.h"

static struct gpu gpus[2];

static void drive(void *argument)
{
	struct gpu *gpu = argument;

	must_hold(gpu_register(gpu) == 0);
	gpu_unregister(gpu);
	mmput(gpu->mm);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int threads[2];

	gpu_init(&gpus[0], mm);
	gpu_init(&gpus[1], mm);
	mmget(mm);
	threads[0] = il_spawn("driver A", drive, &gpus[0]);
	threads[1] = il_spawn("driver B", drive, &gpus[1]);
	il_join(threads[0]);
	il_join(threads[1]);
	gpu_forget(&gpus[0]);
	gpu_forget(&gpus[1]);
}
