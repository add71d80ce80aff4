// expect: none
#include <assert.h>
#include <stdlib.h>

extern int __VERIFIER_nondet_int(void);

/* As verifiers' programs define it. */
static void assume_abort_if_not(int condition)
{
	if (!condition)
		abort();
}

int main(void)
{
	int x = __VERIFIER_nondet_int();

	assume_abort_if_not(x > 0 && x < 100);
	assert(x != 0 && x != 100);
	return 0;
}
