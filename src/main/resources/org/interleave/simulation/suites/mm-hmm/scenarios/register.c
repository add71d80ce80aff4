/*
 * One driver registers and unregisters a mirror while the process exits. The driver is a user
 * of the address space only while it registers.
 */
#include "../mm-hmm.h"

static struct gpu gpu;

static void drive(void *mm)
{
	must_hold(gpu_register(&gpu) == 0);
	mmput(mm);
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

	mmget(mm);
	gpu_init(&gpu, mm);
	threads[0] = il_spawn("driver", drive, mm);
	threads[1] = il_spawn("process", process, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	gpu_forget(&gpu);
}
