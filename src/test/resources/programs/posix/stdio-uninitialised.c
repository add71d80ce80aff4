#include <stdio.h>
#include <stdlib.h>

extern _Bool __VERIFIER_nondet_bool(void);

int main(void)
{
	char *text = malloc(8);
	int number;

	text[7] = 0;
	if (__VERIFIER_nondet_bool())
		printf("%d\n", number); // expect: uninitialised-use
	puts(text); // expect: uninitialised-use
	free(text);
	return 0;
}
