#include <assert.h>
#include <stdlib.h>

static int value;

static void check(void)
{
	assert(value == 0); // expect: assertion
}

int main(void)
{
	atexit(check);
	value = 1;
	return 0;
}
