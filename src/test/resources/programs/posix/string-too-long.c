#include <stdio.h>
#include <string.h>
#include <strings.h>

extern _Bool __VERIFIER_nondet_bool(void);

int main(void)
{
	char four[4] = "ab";

	if (__VERIFIER_nondet_bool())
		strcat(four, "cd"); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		strncat(four, "cd", 2); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		stpcpy(four, "abcd"); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		strncpy(four, "abc", 5); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		mempcpy(four, "abcd", 5); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		bzero(four, 5); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		bcopy("abcd", four, 5); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		sprintf(four, "%d", 1000); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		snprintf(four, 5, "%s", "abcd"); // expect: out-of-bounds
	return 0;
}
