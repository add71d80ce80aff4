/*
 * Two first registrations race, and memory may run out or a signal may come in each. A driver whose
 * registration failed goes away; nothing may be left behind.
 */
#include "../mm-hmm.h"

#include <linux/slab.h>

static struct gpu gpus[2];

static void drive(void *argument)
{
	struct gpu *gpu = argument;

	if (gpu_register(gpu) == 0)
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
	space_signals();
	il_faults(1);
	threads[0] = il_spawn("driver A", drive, &gpus[0]);
	threads[1] = il_spawn("driver B", drive, &gpus[1]);
	il_join(threads[0]);
	il_join(threads[1]);
	gpu_forget(&gpus[0]);
	gpu_forget(&gpus[1]);
}
