#include <stdlib.h>

int main(void)
{
	int *values = malloc(2 * sizeof(int));
	int result = 0;

	values[0] = 1;
	if (values[1]) // expect: uninitialised-use
		result = 1;
	free(values);
	return result;
}
