// expect: none
#include <assert.h>
#include <verifier.h>

extern _Bool __VERIFIER_nondet__Bool(void);
extern unsigned int __VERIFIER_nondet_u32(void);

int main(void)
{
	_Bool one = __VERIFIER_nondet_bool(), other = __VERIFIER_nondet__Bool();
	long value;

	assert(one + other <= 2 && !__VERIFIER_nondet_pointer());
	value = __VERIFIER_nondet_char();
	assert(value >= -128 && value <= 127);
	__VERIFIER_assume(value == 1);
	value = __VERIFIER_nondet_schar();
	__VERIFIER_assume(value < 0);
	assert(value >= -128);
	value = __VERIFIER_nondet_uchar();
	__VERIFIER_assume(value != 0);
	assert(value > 0 && value <= 255);
	value = __VERIFIER_nondet_short();
	__VERIFIER_assume(value < 0);
	assert(value >= -32768);
	value = __VERIFIER_nondet_ushort();
	__VERIFIER_assume(value > 1);
	assert(value <= 65535);
	return 0;
}
