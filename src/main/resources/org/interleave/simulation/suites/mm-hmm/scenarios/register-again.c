/*
 * The last mirror is unregistered while another is registered. No allocation fails, so the
 * registration must succeed.
 */
#include "../mm-hmm.h"

static struct gpu first, second;

static void leave(void *mm)
{
	gpu_unregister(&first);
}

static void come(void *mm)
{
	must_hold(gpu_register(&second) == 0);
}

void scenario(void)
{
	struct mm_struct *mm = space_create();
	int threads[2];

	gpu_init(&first, mm);
	gpu_init(&second, mm);
	must_hold(gpu_register(&first) == 0);
	threads[0] = il_spawn("first", leave, mm);
	threads[1] = il_spawn("second", come, mm);
	il_join(threads[0]);
	il_join(threads[1]);
	gpu_unregister(&second);
	mmput(mm);
	gpu_forget(&first);
	gpu_forget(&second);
}
