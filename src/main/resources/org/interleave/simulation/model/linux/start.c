/* A module without a main of its own: loaded, then unloaded while its threads run. */
#include <interleave.h>

int __attribute__((weak)) init_module(void)
{
	il_unmodelled("a program without main or module_init");
	return 0;
}

void __attribute__((weak)) cleanup_module(void) {}

int main(void)
{
	if (init_module() == 0)
		cleanup_module();
	return 0;
}
