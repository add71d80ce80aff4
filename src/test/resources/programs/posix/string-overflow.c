#include <stdlib.h>
#include <string.h>

int main(void)
{
	char *text = malloc(4);

	strcpy(text, "four"); // expect: out-of-bounds
	free(text);
	return 0;
}
