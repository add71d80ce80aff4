#include <assert.h>
#include <interleave.h>

void __assert_fail(const char *condition, const char *file, unsigned int line,
		   const char *function)
{
	static __thread char message[200];
	const char *intro = "assertion failed: ";
	int n = 0;

	(void)file;
	(void)line;
	(void)function;
	while (*intro)
		message[n++] = *intro++;
	while (*condition && n < 199)
		message[n++] = *condition++;
	message[n] = 0;
	il_fail("assertion", message, 0);
}

void __assert(const char *condition, const char *file, int line)
{
	__assert_fail(condition, file, line, "");
}
