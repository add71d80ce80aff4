#ifndef _LINUX_ONCE_H
#define _LINUX_ONCE_H
#include <linux/atomic.h>
#define DO_ONCE(function, ...) \
	({ \
		static atomic_t __done; \
		int __first = !atomic_xchg(&__done, 1); \
		if (__first) \
			function(__VA_ARGS__); \
		__first; \
	})
#endif
