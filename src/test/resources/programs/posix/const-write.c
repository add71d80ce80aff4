#include <string.h>

static const int limit = 4;

int main(void)
{
	int *pointer = (int *)&limit;

	*pointer = 5; // expect: out-of-bounds
	return 0;
}
