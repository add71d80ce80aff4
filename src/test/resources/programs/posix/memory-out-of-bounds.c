#include <stdlib.h>

int main(void)
{
	int *table = malloc(4 * sizeof(int));
	int i;

	for (i = 0; i <= 4; i++)
		table[i] = i; // expect: out-of-bounds
	free(table);
	return 0;
}
