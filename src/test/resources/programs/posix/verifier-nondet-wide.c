// expect: none
#include <assert.h>
#include <verifier.h>

extern unsigned int __VERIFIER_nondet_u32(void);

int main(void)
{
	long value = __VERIFIER_nondet_int();

	assert(value >= -2147483648L && value <= 2147483647);
	__VERIFIER_assume(value == 1);
	value = __VERIFIER_nondet_uint();
	assert(value >= 0 && value <= 4294967295L);
	__VERIFIER_assume(value == 1);
	value = __VERIFIER_nondet_unsigned();
	assert(value >= 0 && value <= 4294967295L);
	__VERIFIER_assume(value == 1);
	value = __VERIFIER_nondet_u32();
	assert(value >= 0 && value <= 4294967295L);
	__VERIFIER_assume(value == 1);
	__VERIFIER_assume(__VERIFIER_nondet_long() == 1);
	__VERIFIER_assume(__VERIFIER_nondet_ulong() == 1);
	__VERIFIER_assume(__VERIFIER_nondet_longlong() == 1);
	__VERIFIER_assume(__VERIFIER_nondet_ulonglong() == 1);
	__VERIFIER_assume(__VERIFIER_nondet_size_t() == 1);
	return 0;
}
