// expect: none
#include <assert.h>
#include <stdlib.h>

static int order;

static void last(void)
{
	assert(order++ == 1);
}

static void first(void)
{
	assert(order++ == 0);
}

int main(void)
{
	atexit(last);
	atexit(first);
	exit(0);
}
