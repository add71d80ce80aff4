#define INVALID (-22)
#define RANGE (-34)

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

/* Where the number ends. */
static const char *parse(const char *text, unsigned base, unsigned long *result, int *over)
{
	*over = 0;
	*result = 0;
	if ((base == 0 || base == 16) && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') &&
	    digit(text[2]) < 16) {
		text += 2;
		base = 16;
	} else if (base == 0)
		base = *text == '0' ? 8 : 10;
	for (; digit(*text) < (int)base; text++)
		if (__builtin_mul_overflow(*result, (unsigned long)base, result) ||
		    __builtin_add_overflow(*result, (unsigned long)digit(*text), result))
			*over = 1;
	return text;
}

unsigned long simple_strtoul(const char *text, char **end, unsigned base)
{
	unsigned long value;
	int over;
	const char *at = parse(text, base, &value, &over);

	if (end)
		*end = (char *)at;
	return value;
}

long simple_strtol(const char *text, char **end, unsigned base)
{
	return *text == '-' ? -simple_strtoul(text + 1, end, base) : simple_strtoul(text, end, base);
}

int kstrtoull(const char *text, unsigned base, unsigned long long *result)
{
	unsigned long value;
	int over;
	const char *begin = *text == '+' ? text + 1 : text;
	const char *at = parse(begin, base, &value, &over);

	if (at == begin || (*at && !(at[0] == '\n' && !at[1])))
		return INVALID;
	if (over)
		return RANGE;
	*result = value;
	return 0;
}

int kstrtoll(const char *text, unsigned base, long long *result)
{
	unsigned long long value;
	int negative = *text == '-';
	int error = kstrtoull(text + negative, base, &value);

	if (error)
		return error;
	if (value > 0x7fffffffffffffffULL + negative)
		return RANGE;
	*result = negative ? -value : value;
	return 0;
}

int kstrtouint(const char *text, unsigned base, unsigned *result)
{
	unsigned long long value;
	int error = kstrtoull(text, base, &value);

	if (error)
		return error;
	if (value > 0xffffffffULL)
		return RANGE;
	*result = value;
	return 0;
}

int kstrtoint(const char *text, unsigned base, int *result)
{
	long long value;
	int error = kstrtoll(text, base, &value);

	if (error)
		return error;
	if (value != (int)value)
		return RANGE;
	*result = value;
	return 0;
}

/* The same in every execution, for each thread by itself. */
unsigned get_random_u32(void)
{
	static __thread unsigned long state = 1;

	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return state >> 33;
}
