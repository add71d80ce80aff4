#ifndef _LINUX_BUG_H
#define _LINUX_BUG_H
#include <linux/compiler.h>
#include <linux/types.h>
void __linux_warn(const char *what);
void __linux_bug(const char *what);
#define BUG() __linux_bug("BUG")
#define BUG_ON(condition) \
	do { \
		if (condition) \
			__linux_bug("BUG_ON(" #condition ")"); \
	} while (0)
#define WARN_ON(condition) \
	({ \
		int __met = !!(condition); \
		if (__met) \
			__linux_warn("WARN_ON(" #condition ")"); \
		__met; \
	})
#define WARN(condition, ...) \
	({ \
		int __met = !!(condition); \
		if (__met) \
			__linux_warn("WARN(" #condition ")"); \
		__met; \
	})
#define WARN_ON_ONCE(condition) WARN_ON(condition)
#define WARN_ONCE(condition, ...) WARN(condition, __VA_ARGS__)
#define WARN_TAINT(condition, taint, ...) WARN(condition, __VA_ARGS__)
#define WARN_ON_SMP(condition) WARN_ON(condition)
#define VM_BUG_ON(condition) BUG_ON(condition)
#define VM_WARN_ON(condition) WARN_ON(condition)
#define VM_WARN_ON_ONCE(condition) WARN_ON(condition)
#endif
