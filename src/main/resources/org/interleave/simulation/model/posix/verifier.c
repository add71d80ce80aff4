#include <interleave.h>
#include <verifier.h>

/* What all atomic sections of a program know: they exclude each other as a lock would. */
static char sections;

void __VERIFIER_assume(int condition)
{
	il_assume(condition);
}

void __VERIFIER_error(void)
{
	il_fail("assertion", "__VERIFIER_error was called", 0);
}

void reach_error(void)
{
	il_fail("assertion", "reach_error was called", 0);
}

void __VERIFIER_atomic_begin(void)
{
	il_atomic_begin();
	il_acquire(&sections);
}

void __VERIFIER_atomic_end(void)
{
	il_release(&sections);
	il_atomic_end();
}

_Bool __VERIFIER_nondet_bool(void)
{
	return il_choose(2, "__VERIFIER_nondet_bool");
}

_Bool __VERIFIER_nondet__Bool(void)
{
	return il_choose(2, "__VERIFIER_nondet__Bool");
}

char __VERIFIER_nondet_char(void)
{
	return il_any(1, "__VERIFIER_nondet_char");
}

signed char __VERIFIER_nondet_schar(void)
{
	return il_any(1, "__VERIFIER_nondet_schar");
}

unsigned char __VERIFIER_nondet_uchar(void)
{
	return il_any(1, "__VERIFIER_nondet_uchar");
}

short __VERIFIER_nondet_short(void)
{
	return il_any(2, "__VERIFIER_nondet_short");
}

unsigned short __VERIFIER_nondet_ushort(void)
{
	return il_any(2, "__VERIFIER_nondet_ushort");
}

int __VERIFIER_nondet_int(void)
{
	return il_any(4, "__VERIFIER_nondet_int");
}

unsigned int __VERIFIER_nondet_uint(void)
{
	return il_any(4, "__VERIFIER_nondet_uint");
}

unsigned int __VERIFIER_nondet_unsigned(void)
{
	return il_any(4, "__VERIFIER_nondet_unsigned");
}

unsigned int __VERIFIER_nondet_u32(void)
{
	return il_any(4, "__VERIFIER_nondet_u32");
}

long __VERIFIER_nondet_long(void)
{
	return il_any(8, "__VERIFIER_nondet_long");
}

unsigned long __VERIFIER_nondet_ulong(void)
{
	return il_any(8, "__VERIFIER_nondet_ulong");
}

long long __VERIFIER_nondet_longlong(void)
{
	return il_any(8, "__VERIFIER_nondet_longlong");
}

unsigned long long __VERIFIER_nondet_ulonglong(void)
{
	return il_any(8, "__VERIFIER_nondet_ulonglong");
}

unsigned long __VERIFIER_nondet_size_t(void)
{
	return il_any(8, "__VERIFIER_nondet_size_t");
}

/* An address that a program makes up is of no object: null is the one that it can test for. */
void *__VERIFIER_nondet_pointer(void)
{
	return 0;
}

void __VERIFIER_loop_begin(void)
{
}

void __VERIFIER_spin_start(void)
{
}

void __VERIFIER_spin_end(int stop)
{
	(void)stop;
}

void __VERIFIER_loop_bound(int bound)
{
	(void)bound;
}

void __VERIFIER_optional(int condition)
{
	(void)condition;
}
