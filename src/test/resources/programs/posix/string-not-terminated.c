#include <string.h>

extern _Bool __VERIFIER_nondet_bool(void);

int main(void)
{
	char four[4], eight[8];

	strncpy(four, "abcdefgh", sizeof(four));
	if (__VERIFIER_nondet_bool())
		return strlen(four); // expect: out-of-bounds
	if (__VERIFIER_nondet_bool())
		return strchr(four, 'z') != 0; // expect: out-of-bounds
	if (__VERIFIER_nondet_bool())
		return strcmp(four, "abcdefgh"); // expect: out-of-bounds
	if (__VERIFIER_nondet_bool())
		strcpy(eight, four); // expect: out-of-bounds
	if (__VERIFIER_nondet_bool())
		return strdup(four) != 0; // expect: out-of-bounds
	return strnlen(four, 4) - 4;
}
