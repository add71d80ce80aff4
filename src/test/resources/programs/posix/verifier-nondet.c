#include <assert.h>

extern int __VERIFIER_nondet_int(void);
extern _Bool __VERIFIER_nondet_bool(void);
extern void __VERIFIER_assume(int);
extern void reach_error(void);

int main(void)
{
	int x = __VERIFIER_nondet_int();

	__VERIFIER_assume(x >= 0 && x < 10);
	if (__VERIFIER_nondet_bool())
		assert(x != 7); // expect: assertion
	if (x > 9)
		reach_error();
	return 0;
}
