typedef unsigned long size_t;

static int tolower(int c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

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

void *memchr(const void *in, int value, size_t size)
{
	const unsigned char *at = in;

	for (; size; size--, at++)
		if (*at == (unsigned char)value)
			return (void *)at;
	return 0;
}

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
