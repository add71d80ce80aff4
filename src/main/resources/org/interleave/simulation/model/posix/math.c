#include <interleave.h>
#include <math.h>

double fabs(double value)
{
	return __builtin_fabs(value);
}

float fabsf(float value)
{
	return __builtin_fabs(value);
}

/* A zero that came of a negative number is negative too (C11 F.10.6). */
static double like(double value, double of)
{
	return value == 0 && __builtin_signbit(of) ? -0.0 : value;
}

/* Beyond 2^52 every double is whole. */
double trunc(double value)
{
	return fabs(value) < 4503599627370496.0 ? like((double)(long)value, value) : value;
}

double floor(double value)
{
	double whole = trunc(value);

	return whole > value ? whole - 1 : whole;
}

double ceil(double value)
{
	double whole = trunc(value);

	return whole < value ? like(whole + 1, value) : whole;
}

double round(double value)
{
	double whole = trunc(value);
	double rest = fabs(value - whole);

	return rest >= 0.5 ? whole + (value < 0 ? -1 : 1) : whole;
}

double fmax(double one, double other)
{
	return one < other || one != one ? other : one;
}

double fmin(double one, double other)
{
	return one > other || one != one ? other : one;
}

/* Newton's method: the last bit may differ from a libc's. */
double sqrt(double value)
{
	double root = value > 1 ? value : 1;
	int i;

	if (value < 0)
		return NAN;
	if (value == 0 || isnan(value) || isinf(value))
		return value;
	for (i = 0; i < 600; i++) {
		double next = (root + value / root) / 2;

		if (next >= root)
			break;
		root = next;
	}
	return root;
}

float sqrtf(float value)
{
	return sqrt(value);
}
