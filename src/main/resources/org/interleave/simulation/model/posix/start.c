/* Ends of the program that run no handlers. */
#include <interleave.h>
#include <stdlib.h>

void _Exit(int status)
{
	(void)status;
	il_exit_program();
}

void _exit(int status)
{
	(void)status;
	il_exit_program();
}

void quick_exit(int status)
{
	(void)status;
	il_exit_program();
}

/* Verifiers' programs leave executions that are none of theirs with abort(). */
void abort(void)
{
	if (il_inside("assume"))
		il_assume(0);
	il_fail("assertion", "abort was called", 0);
}
