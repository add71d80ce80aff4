#include <string.h>
#include <strings.h>

extern _Bool __VERIFIER_nondet_bool(void);

int main(void)
{
	char four[4] = { 'a', 'b', 'c', 'd' };
	char eight[8] = { 0 };

	if (__VERIFIER_nondet_bool())
		return bcmp(four, "abcde", 5); // expect: out-of-bounds
	if (__VERIFIER_nondet_bool())
		return memcmp(eight + 2, eight, 7); // expect: out-of-bounds
	if (__VERIFIER_nondet_bool())
		return memchr(four, 'e', 5) != 0; // expect: out-of-bounds
	if (__VERIFIER_nondet_bool())
		memmove(eight, four, 5); // expect: out-of-bounds
	if (__VERIFIER_nondet_bool())
		return strncmp(four, "abcde", 5); // expect: out-of-bounds
	return strncmp(four, "abcde", 4) || strncasecmp(four, "ABCDE", 4);
}
