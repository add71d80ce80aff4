#include <verifier.h>

extern void __assert(const char *condition, const char *file, int line);

int main(void)
{
	if (__VERIFIER_nondet_bool())
		__VERIFIER_error(); // expect: assertion on __VERIFIER_error
	if (__VERIFIER_nondet_bool())
		reach_error(); // expect: assertion on reach_error
	__assert("one is two", __FILE__, __LINE__); // expect: assertion on one is two
	return 0;
}
