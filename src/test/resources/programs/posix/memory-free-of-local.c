#include <stdlib.h>

int main(void)
{
	int local = 0;

	free(&local); // expect: invalid-free
	return local;
}
