// expect: none
#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

int main(void)
{
	char *end;
	unsigned int seed = 7;
	int first, i;

	assert(abs(-5) == 5 && labs(-5L) == 5 && llabs(LLONG_MIN + 1) == LLONG_MAX);
	assert(div(-7, 2).quot == -3 && div(-7, 2).rem == -1 && ldiv(7, -2).quot == -3);
	assert(ldiv(7, -2).rem == 1);
	assert(atoi("-12x") == -12 && atol(" 42") == 42 && atoll("9223372036854775807") == LLONG_MAX);
	assert(strtol("0x", &end, 16) == 0 && *end == 'x' && strtol("z", &end, 36) == 35 && !*end);
	assert(strtol("", &end, 10) == 0 && strtol("+-1", &end, 10) == 0 && *end == '+');
	errno = 0;
	assert(strtol("9223372036854775808", &end, 10) == LONG_MAX && errno == ERANGE && !*end);
	errno = 0;
	assert(strtol("-9223372036854775808", 0, 10) == LONG_MIN && errno == 0);
	assert(strtol("-9223372036854775809", 0, 10) == LONG_MIN && errno == ERANGE);
	assert(strtoul("-1", 0, 10) == ULONG_MAX && strtoull("0777", &end, 0) == 511);
	errno = 0;
	assert(strtoull("18446744073709551616", 0, 10) == ULLONG_MAX && errno == ERANGE);
	assert(strtoll("-0b", &end, 0) == 0 && *end == 'b' && strtoimax("-9", 0, 10) == -9);
	assert(strtoumax("ffFF", 0, 16) == 65535);

	srand(3);
	first = rand();
	assert(first >= 0);
	srand(3);
	assert(rand() == first);
	srandom(4);
	assert(random() >= 0 && rand_r(&seed) >= 0 && seed != 7);
	srand48(5);
	for (i = 0; i < 20; i++) {
		double part = drand48();

		assert(part >= 0 && part < 1 && lrand48() >= 0 && lrand48() <= INT_MAX);
	}
	assert(!getenv("INTERLEAVE_HAS_NO_SUCH_VARIABLE"));
	return 0;
}
