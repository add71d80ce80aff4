// expect: none
#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <sched.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct pair {
	char one;
	long other;
};

static int sum(int count, ...)
{
	va_list list, copy;
	int total = 0;

	va_start(list, count);
	va_copy(copy, list);
	while (count--)
		total += va_arg(list, int) + va_arg(copy, int);
	va_end(copy);
	va_end(list);
	return total;
}

int main(void)
{
	cpu_set_t set;
	char *text = alloca(8);

	strcpy(text, "seven77");
	assert(strlen(text) == 7 && offsetof(struct pair, other) == 8 && sum(3, 1, 2, 3) == 12);
	CPU_ZERO(&set);
	CPU_SET(3, &set);
	CPU_CLR(3, &set);
	assert(!CPU_ISSET(3, &set) && isfinite(1.5) && !isfinite(INFINITY) && !isfinite(NAN));
	assert(INT8_C(1) + INT16_C(2) + INT32_C(3) + INT64_C(4) + INTMAX_C(5) == 15);
	assert(UINT8_C(1) + UINT16_C(2) + UINT32_C(3) + UINT64_C(4) + UINTMAX_C(5) == 15);
	assert(sizeof(INT64_C(1)) == 8 && sizeof(UINTMAX_C(1)) == 8);
	return 0;
}
