#include <assert.h>
#include <limits.h>
#include <stdlib.h>

extern _Bool __VERIFIER_nondet_bool(void);

int main(void)
{
	char digits[3] = { '1', '2', '3' };
	char *home = getenv("HOME");

	if (__VERIFIER_nondet_bool())
		return atoi(digits); // expect: out-of-bounds
	if (__VERIFIER_nondet_bool())
		return div(1, 0).quot; // expect: assertion
	assert(home[0] == '/'); // expect: null-dereference
	return 0;
}
