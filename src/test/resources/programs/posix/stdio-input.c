// expect: none
/* There is nothing to read, and no file. */
#include <assert.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	char line[8] = "kept";
	FILE *file = fopen("/nowhere/at/all", "r");

	assert(!file);
	assert(getchar() == EOF && getc(stdin) == EOF && fgetc(stdin) == EOF);
	assert(!fgets(line, sizeof(line), stdin) && line[0] == 'k');
	perror("fopen");
	assert(fclose(stdin) == 0 && !isatty(0));
	return 0;
}
