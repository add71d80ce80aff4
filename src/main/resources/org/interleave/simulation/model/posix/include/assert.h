/* No guard: NDEBUG is looked at each time (C11 7.2). */
#undef assert
#ifdef NDEBUG
#define assert(condition) ((void)0)
#else
#define assert(condition) \
	((condition) ? (void)0 : __assert_fail(#condition, __FILE__, __LINE__, __func__))
#endif
#ifndef _ASSERT_H
#define _ASSERT_H
void __assert_fail(const char *condition, const char *file, unsigned int line,
		   const char *function);
#define static_assert _Static_assert
#endif
