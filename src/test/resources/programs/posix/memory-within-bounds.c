// expect: none
#include <stdlib.h>

int main(void)
{
	int *table = malloc(4 * sizeof(int));
	int i, sum = 0;

	for (i = 0; i < 4; i++)
		table[i] = i;
	table = realloc(table, 8 * sizeof(int));
	for (i = 4; i < 8; i++)
		table[i] = i;
	for (i = 0; i < 8; i++)
		sum += table[i];
	free(table);
	return sum - 28;
}
