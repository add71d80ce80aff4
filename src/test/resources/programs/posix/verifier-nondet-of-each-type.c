#include <assert.h>
#include <verifier.h>

/* Each of these values is one that the program mentions: it is tried. */
int main(void)
{
	if (__VERIFIER_nondet_bool())
		assert(__VERIFIER_nondet_char() != 77); // expect: assertion
	else if (__VERIFIER_nondet_bool())
		assert(__VERIFIER_nondet_ushort() != 777); // expect: assertion
	else if (__VERIFIER_nondet_bool())
		assert(__VERIFIER_nondet_unsigned() != 7777); // expect: assertion
	else if (__VERIFIER_nondet_bool())
		assert(__VERIFIER_nondet_long() != 77777); // expect: assertion
	else
		assert(__VERIFIER_nondet_pointer()); // expect: assertion
	return 0;
}
