#include <stdlib.h>

int main(void)
{
	if (rand() >= 0)
		abort(); // expect: assertion
	return 0;
}
