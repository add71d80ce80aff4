#ifndef _LINUX_KERNEL_H
#define _LINUX_KERNEL_H
#include <linux/bug.h>
#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/errno.h>
#include <linux/limits.h>
#include <linux/printk.h>
#include <linux/types.h>
#define USHRT_MAX 65535
#define SHRT_MAX 32767
#define INT_MAX 2147483647
#define INT_MIN (-2147483647 - 1)
#define UINT_MAX 4294967295U
#define LONG_MAX 9223372036854775807L
#define LONG_MIN (-9223372036854775807L - 1L)
#define ULONG_MAX 18446744073709551615UL
#define LLONG_MAX 9223372036854775807LL
#define ULLONG_MAX 18446744073709551615ULL
#define SIZE_MAX ULONG_MAX
#define U8_MAX 255
#define U16_MAX 65535
#define U32_MAX UINT_MAX
#define U64_MAX ULLONG_MAX
#define S32_MAX INT_MAX
#define S64_MAX LLONG_MAX
#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define FIELD_SIZEOF(type, member) sizeof(((type *)0)->member)
#define min(x, y) \
	({ \
		__typeof__(x) __x = (x); \
		__typeof__(y) __y = (y); \
		__x < __y ? __x : __y; \
	})
#define max(x, y) \
	({ \
		__typeof__(x) __x = (x); \
		__typeof__(y) __y = (y); \
		__x > __y ? __x : __y; \
	})
#define min_t(type, x, y) min((type)(x), (type)(y))
#define max_t(type, x, y) max((type)(x), (type)(y))
#define min3(x, y, z) min(min(x, y), z)
#define max3(x, y, z) max(max(x, y), z)
#define clamp(value, low, high) min(max(value, low), high)
#define clamp_t(type, value, low, high) min_t(type, max_t(type, value, low), high)
#define clamp_val(value, low, high) clamp_t(__typeof__(value), value, low, high)
#define swap(a, b) \
	do { \
		__typeof__(a) __kept = (a); \
		(a) = (b); \
		(b) = __kept; \
	} while (0)
#define abs(x) \
	({ \
		__typeof__(x) __x = (x); \
		__x < 0 ? -__x : __x; \
	})
#define __ALIGN_MASK(x, mask) (((x) + (mask)) & ~(mask))
#define ALIGN(x, a) __ALIGN_MASK(x, (__typeof__(x))(a) - 1)
#define ALIGN_DOWN(x, a) ((x) & ~((__typeof__(x))(a) - 1))
#define IS_ALIGNED(x, a) (((x) & ((__typeof__(x))(a) - 1)) == 0)
#define PTR_ALIGN(p, a) ((__typeof__(p))ALIGN((unsigned long)(p), (a)))
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define DIV_ROUND_CLOSEST(n, d) (((n) + (d) / 2) / (d))
#define round_up(x, y) ((((x) - 1) | (__typeof__(x))((y) - 1)) + 1)
#define round_down(x, y) ((x) & ~(__typeof__(x))((y) - 1))
#define roundup(x, y) ((((x) + ((y) - 1)) / (y)) * (y))
#define rounddown(x, y) ((x) - (x) % (y))
#define lower_32_bits(n) ((u32)(n))
#define upper_32_bits(n) ((u32)((n) >> 32))
#define typecheck(type, x) 1
#define __stringify_1(x...) #x
#define __stringify(x...) __stringify_1(x)
#define IS_ENABLED(option) 0
#define IS_REACHABLE(option) 0
int sprintf(char *to, const char *format, ...);
int snprintf(char *to, size_t size, const char *format, ...);
int scnprintf(char *to, size_t size, const char *format, ...);
int vsnprintf(char *to, size_t size, const char *format, va_list list);
unsigned long simple_strtoul(const char *text, char **end, unsigned int base);
long simple_strtol(const char *text, char **end, unsigned int base);
int kstrtoint(const char *text, unsigned int base, int *result);
int kstrtouint(const char *text, unsigned int base, unsigned int *result);
int kstrtoull(const char *text, unsigned int base, unsigned long long *result);
int kstrtoll(const char *text, unsigned int base, long long *result);
#define kstrtoul(text, base, result) kstrtoull(text, base, (unsigned long long *)(result))
#define kstrtol(text, base, result) kstrtoll(text, base, (long long *)(result))
void panic(const char *format, ...);
void might_sleep(void);
void might_fault(void);
#define might_sleep_if(condition) \
	do { \
		if (condition) \
			might_sleep(); \
	} while (0)
#endif
