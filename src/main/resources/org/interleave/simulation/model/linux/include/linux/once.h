#ifndef _LINUX_ONCE_H
#define _LINUX_ONCE_H
#include <linux/spinlock.h>
#define DO_ONCE(function, ...) \
	({ \
		static spinlock_t __once_lock; \
		static int __done; \
		unsigned long __once_flags; \
		int __first; \
		spin_lock_irqsave(&__once_lock, __once_flags); \
		__first = !__done; \
		if (__first) { \
			function(__VA_ARGS__); \
			__done = 1; \
		} \
		spin_unlock_irqrestore(&__once_lock, __once_flags); \
		__first; \
	})
#endif
