#include <stdio.h>
#include <unistd.h>

extern _Bool __VERIFIER_nondet_bool(void);

int main(void)
{
	char four[4] = { 'a', 'b', 'c', 'd' };

	if (__VERIFIER_nondet_bool())
		fwrite(four, 4, 2, stdout); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		write(STDOUT_FILENO, four, 5); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		puts(four); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		fputs(four, stdout); // expect: out-of-bounds
	else if (__VERIFIER_nondet_bool())
		printf("%s\n", four); // expect: out-of-bounds
	else
		printf("%.4s\n", four);
	return 0;
}
