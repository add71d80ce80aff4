/*
 * The only mirror is unregistered while the process exits.
 */
#include "../mm-hmm.h"

static struct gpu gpu;

static void leave(void *mm)
{
	gpu_unregister(&gpu);
}

static void process(void *mm)
{
	mmput(mm);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int threads[2];

	gpu_init(&gpu, mm);
	must_hold(gpu_register(&gpu) == 0);
	threads[0] = il_spawn("driver", leave, mm);
	threads[1] = il_spawn("process", process, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	gpu_forget(&gpu);
}
