#include <errno.h>

static __thread int number;

int *__errno_location(void)
{
	return &number;
}
