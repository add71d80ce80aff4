#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

static __thread unsigned long seed = 1;

int abs(int value)
{
	return value < 0 ? -value : value;
}

long labs(long value)
{
	return value < 0 ? -value : value;
}

long long llabs(long long value)
{
	return value < 0 ? -value : value;
}

div_t div(int value, int by)
{
	div_t result;

	result.quot = value / by;
	result.rem = value % by;
	return result;
}

ldiv_t ldiv(long value, long by)
{
	ldiv_t result;

	result.quot = value / by;
	result.rem = value % by;
	return result;
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 10;
	return 99;
}

/* The magnitude; over tells whether it is more than 64 bits hold. */
static unsigned long parse(const char *text, char **end, int base, int *negative, int *over)
{
	const char *at = text;
	unsigned long value = 0;
	int any = 0;

	*negative = *over = 0;
	while (*at == ' ' || (*at >= '\t' && *at <= '\r'))
		at++;
	if (*at == '-' || *at == '+')
		*negative = *at++ == '-';
	if ((base == 0 || base == 16) && at[0] == '0' && (at[1] == 'x' || at[1] == 'X') &&
	    digit(at[2]) < 16) {
		at += 2;
		base = 16;
	} else if (base == 0)
		base = *at == '0' ? 8 : 10;
	for (; digit(*at) < base; at++) {
		if (__builtin_mul_overflow(value, (unsigned long)base, &value) ||
		    __builtin_add_overflow(value, (unsigned long)digit(*at), &value))
			*over = 1;
		any = 1;
	}
	if (end)
		*end = (char *)(any ? at : text);
	return value;
}

long strtol(const char *text, char **end, int base)
{
	int negative, over;
	unsigned long value = parse(text, end, base, &negative, &over);

	if (over || value > (unsigned long)LONG_MAX + negative) {
		errno = ERANGE;
		return negative ? LONG_MIN : LONG_MAX;
	}
	return negative ? -value : value;
}

unsigned long strtoul(const char *text, char **end, int base)
{
	int negative, over;
	unsigned long value = parse(text, end, base, &negative, &over);

	if (over) {
		errno = ERANGE;
		return ULONG_MAX;
	}
	return negative ? -value : value;
}

long long strtoll(const char *text, char **end, int base)
{
	return strtol(text, end, base);
}

unsigned long long strtoull(const char *text, char **end, int base)
{
	return strtoul(text, end, base);
}

intmax_t strtoimax(const char *text, char **end, int base)
{
	return strtol(text, end, base);
}

uintmax_t strtoumax(const char *text, char **end, int base)
{
	return strtoul(text, end, base);
}

int atoi(const char *text)
{
	return strtol(text, 0, 10);
}

long atol(const char *text)
{
	return strtol(text, 0, 10);
}

long long atoll(const char *text)
{
	return strtol(text, 0, 10);
}

/* Numbers that look random and are the same in every execution, for each thread by itself. */
static unsigned int next(unsigned long *state)
{
	*state = *state * 6364136223846793005UL + 1442695040888963407UL;
	return *state >> 33;
}

int rand(void)
{
	return next(&seed);
}

void srand(unsigned int start)
{
	seed = start;
}

int rand_r(unsigned int *state)
{
	unsigned long wide = *state;
	int value = next(&wide);

	*state = wide >> 16;
	return value;
}

long random(void)
{
	return next(&seed);
}

void srandom(unsigned int start)
{
	seed = start;
}

long lrand48(void)
{
	return next(&seed);
}

void srand48(long start)
{
	seed = start;
}

double drand48(void)
{
	return next(&seed) / 2147483648.0;
}

char *getenv(const char *name)
{
	(void)name;
	return 0;
}
