/*
 * A mirror is unregistered after the process has exited. The device file was inherited, say.
 */
#include "../mm-hmm.h"

static struct gpu gpu;

static void process(void *mm)
{
	mmput(mm);
}

static void leave(void *mm)
{
	gpu_unregister(&gpu);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();

	gpu_init(&gpu, mm);
	must_hold(gpu_register(&gpu) == 0);
	il_join(il_spawn("process", process, mm));
	il_join(il_spawn("driver", leave, mm));
	must_hold(gpu.releases == 1);
	gpu_forget(&gpu);
}
