#ifndef _MATH_H
#define _MATH_H
#define M_PI 3.14159265358979323846
#define M_E 2.7182818284590452354
#define HUGE_VAL (__builtin_huge_val())
#define INFINITY (__builtin_inff())
#define NAN (__builtin_nanf(""))
#define isnan(value) ((value) != (value))
#define isfinite(value) ((value) - (value) == 0)
#define signbit(value) (__builtin_signbit(value) != 0)
#define isinf(value) ((value) - (value) != 0 && (value) == (value))
double fabs(double value);
float fabsf(float value);
double floor(double value);
double ceil(double value);
double round(double value);
double trunc(double value);
double fmod(double value, double by);
double sqrt(double value);
float sqrtf(float value);
double pow(double base, double exponent);
double exp(double value);
double log(double value);
double log2(double value);
double log10(double value);
double sin(double value);
double cos(double value);
double tan(double value);
double atan(double value);
double atan2(double y, double x);
double fmax(double one, double other);
double fmin(double one, double other);
#endif
