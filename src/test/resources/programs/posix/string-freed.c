#include <stdlib.h>
#include <string.h>
#include <stdio.h>

extern _Bool __VERIFIER_nondet_bool(void);

int main(void)
{
	char *text = strdup("text");

	free(text);
	if (__VERIFIER_nondet_bool())
		puts(text); // expect: use-after-free
	else if (__VERIFIER_nondet_bool())
		printf("%s", text); // expect: use-after-free
	else if (__VERIFIER_nondet_bool())
		fputs(text, stdout); // expect: use-after-free
	else if (__VERIFIER_nondet_bool())
		fwrite(text, 1, 4, stdout); // expect: use-after-free
	else if (__VERIFIER_nondet_bool())
		perror(text); // expect: use-after-free
	return 0;
}
