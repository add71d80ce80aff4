/* What the kernel has beside the functions of C, which are those of the other world. */
#include <linux/string.h>

/* The length, or -7 (E2BIG) if the text was cut. */
long strscpy(char *to, const char *from, size_t size)
{
	size_t i;

	if (!size)
		return -7;
	for (i = 0; i < size - 1 && from[i]; i++)
		to[i] = from[i];
	to[i] = 0;
	return from[i] ? -7 : (long)i;
}

size_t strlcpy(char *to, const char *from, size_t size)
{
	strscpy(to, from, size);
	return strlen(from);
}

size_t strlcat(char *to, const char *from, size_t size)
{
	size_t length = strlen(to);

	strscpy(to + length, from, size - length);
	return length + strlen(from);
}

void memzero_explicit(void *to, size_t size)
{
	__builtin_memset(to, 0, size);
}
