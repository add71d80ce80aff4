/* User memory is the program's own; it may always be paged out, so that access sleeps. */
#include "context.h"

static unsigned long copy(void *to, const void *from, unsigned long size)
{
	__linux_may_sleep("access to user memory");
	__builtin_memcpy(to, from, size);
	return 0;
}

unsigned long copy_to_user(void *to, const void *from, unsigned long size) { return copy(to, from, size); }
unsigned long copy_from_user(void *to, const void *from, unsigned long size) { return copy(to, from, size); }
unsigned long _copy_to_user(void *to, const void *from, unsigned long size) { return copy(to, from, size); }
unsigned long _copy_from_user(void *to, const void *from, unsigned long size) { return copy(to, from, size); }

unsigned long clear_user(void *to, unsigned long size)
{
	__linux_may_sleep("access to user memory");
	__builtin_memset(to, 0, size);
	return 0;
}
