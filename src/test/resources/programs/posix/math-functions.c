// expect: none
#include <assert.h>
#include <math.h>

int main(void)
{
	volatile double half = 0.5;

	assert(fabs(-1.5) == 1.5 && fabsf(-1.5f) == 1.5f && fabs(0) == 0);
	assert(floor(-1.5) == -2 && floor(1.5) == 1 && floor(-3) == -3 && floor(1e300) == 1e300);
	assert(ceil(-1.5) == -1 && ceil(1.5) == 2 && trunc(-1.5) == -1 && trunc(1.9) == 1);
	assert(round(half) == 1 && round(-half) == -1 && round(1.4999) == 1 && round(2.5) == 3);
	assert(round(0.49999999999999994) == 0 && round(4503599627370497.0) == 4503599627370497.0);
	assert(signbit(ceil(-half)) && signbit(trunc(-half)) && !signbit(fabs(-0.0)));
	assert(fmax(1, NAN) == 1 && fmax(NAN, 1) == 1 && fmin(1, NAN) == 1 && fmin(2, 1) == 1);
	assert(fmax(-1, 1) == 1 && isnan(fmax(NAN, NAN)));
	assert(sqrt(16) == 4 && sqrt(0) == 0 && sqrtf(2.25f) == 1.5f && isnan(sqrt(-1)));
	assert(fabs(sqrt(2) * sqrt(2) - 2) < 1e-15 && isinf(sqrt(INFINITY)));
	assert(isinf(-INFINITY) && !isinf(NAN) && !isnan(1.0));
	return 0;
}
