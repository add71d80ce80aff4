/*
 * A mirror is unregistered and freed while the process exits, whose release callback uses it.
 */
#include "../mm-hmm.h"

static void leave(void *argument)
{
	struct gpu *gpu = argument;

	gpu_unregister(gpu);
	il_free(gpu);
}

static void process(void *mm)
{
	mmput(mm);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	struct gpu *gpu = il_allocate(sizeof(*gpu), 0);
	int threads[2];

	gpu_init(gpu, mm);
	must_hold(gpu_register(gpu) == 0);
	threads[0] = il_spawn("driver", leave, gpu);
	threads[1] = il_spawn("process", process, mm);
	il_join(threads[0]);
	il_join(threads[1]);
}
