#include <ctype.h>
#include <interleave.h>
#include <string.h>
#include <strings.h>

size_t strlen(const char *text)
{
	size_t n = 0;

	while (text[n])
		n++;
	return n;
}

size_t strnlen(const char *text, size_t most)
{
	size_t n = 0;

	while (n < most && text[n])
		n++;
	return n;
}

char *strcpy(char *to, const char *from)
{
	char *at = to;

	while ((*at++ = *from++))
		;
	return to;
}

char *stpcpy(char *to, const char *from)
{
	while ((*to = *from++))
		to++;
	return to;
}

char *strncpy(char *to, const char *from, size_t size)
{
	size_t i = 0;

	for (; i < size && from[i]; i++)
		to[i] = from[i];
	for (; i < size; i++)
		to[i] = 0;
	return to;
}

char *strcat(char *to, const char *from)
{
	strcpy(to + strlen(to), from);
	return to;
}

char *strncat(char *to, const char *from, size_t most)
{
	char *at = to + strlen(to);

	while (most-- && *from)
		*at++ = *from++;
	*at = 0;
	return to;
}

int strcmp(const char *one, const char *other)
{
	while (*one && *one == *other) {
		one++;
		other++;
	}
	return (unsigned char)*one - (unsigned char)*other;
}

int strncmp(const char *one, const char *other, size_t most)
{
	for (; most; most--, one++, other++)
		if (*one != *other || !*one)
			return (unsigned char)*one - (unsigned char)*other;
	return 0;
}

int strcoll(const char *one, const char *other)
{
	return strcmp(one, other);
}

int strcasecmp(const char *one, const char *other)
{
	while (*one && tolower(*one) == tolower(*other)) {
		one++;
		other++;
	}
	return tolower((unsigned char)*one) - tolower((unsigned char)*other);
}

int strncasecmp(const char *one, const char *other, size_t most)
{
	for (; most; most--, one++, other++)
		if (tolower(*one) != tolower(*other) || !*one)
			return tolower((unsigned char)*one) - tolower((unsigned char)*other);
	return 0;
}

char *strchr(const char *text, int c)
{
	for (;; text++) {
		if (*text == (char)c)
			return (char *)text;
		if (!*text)
			return 0;
	}
}

char *strchrnul(const char *text, int c)
{
	while (*text && *text != (char)c)
		text++;
	return (char *)text;
}

char *strrchr(const char *text, int c)
{
	const char *found = 0;

	for (;; text++) {
		if (*text == (char)c)
			found = text;
		if (!*text)
			return (char *)found;
	}
}

char *strstr(const char *text, const char *part)
{
	size_t length = strlen(part);

	for (;; text++) {
		if (!strncmp(text, part, length))
			return (char *)text;
		if (!*text)
			return 0;
	}
}

size_t strspn(const char *text, const char *any)
{
	size_t n = 0;

	while (text[n] && strchr(any, text[n]))
		n++;
	return n;
}

size_t strcspn(const char *text, const char *any)
{
	size_t n = 0;

	while (text[n] && !strchr(any, text[n]))
		n++;
	return n;
}

char *strpbrk(const char *text, const char *any)
{
	text += strcspn(text, any);
	return *text ? (char *)text : 0;
}

char *strtok_r(char *text, const char *separators, char **rest)
{
	char *end;

	if (!text)
		text = *rest;
	if (!text)
		return 0;
	text += strspn(text, separators);
	if (!*text) {
		*rest = 0;
		return 0;
	}
	end = text + strcspn(text, separators);
	*rest = *end ? end + 1 : 0;
	*end = 0;
	return text;
}

/* The rest is kept for all threads together, as the interface says: they race on it. */
char *strtok(char *text, const char *separators)
{
	static char *rest;

	return strtok_r(text, separators, &rest);
}

char *strsep(char **text, const char *separators)
{
	char *begin = *text;
	char *end;

	if (!begin)
		return 0;
	end = begin + strcspn(begin, separators);
	*text = *end ? end + 1 : 0;
	*end = 0;
	return begin;
}

char *strndup(const char *text, size_t most)
{
	size_t length = strnlen(text, most);
	char *copy = il_allocate(length + 1, 0);

	memcpy(copy, text, length);
	copy[length] = 0;
	return copy;
}

char *strdup(const char *text)
{
	return strndup(text, strlen(text));
}

void *mempcpy(void *to, const void *from, size_t size)
{
	memcpy(to, from, size);
	return (char *)to + size;
}

void *memchr(const void *in, int value, size_t size)
{
	const unsigned char *at = in;

	for (; size; size--, at++)
		if (*at == (unsigned char)value)
			return (void *)at;
	return 0;
}

char *strerror(int number)
{
	(void)number;
	return (char *)"error";
}

int strerror_r(int number, char *to, size_t size)
{
	(void)number;
	if (size)
		to[0] = 0;
	return 0;
}

void bzero(void *to, size_t size)
{
	memset(to, 0, size);
}

void bcopy(const void *from, void *to, size_t size)
{
	memmove(to, from, size);
}

int bcmp(const void *one, const void *other, size_t size)
{
	return memcmp(one, other, size);
}

char *index(const char *text, int c)
{
	return strchr(text, c);
}

char *rindex(const char *text, int c)
{
	return strrchr(text, c);
}

int ffs(int value)
{
	return __builtin_ffs(value);
}
