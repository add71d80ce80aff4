#ifndef _LINUX_CLEANUP_H
#define _LINUX_CLEANUP_H
#include <linux/compiler.h>
#define __free(name) __attribute__((__cleanup__(__free_##name)))
#define DEFINE_FREE(name, type, code) \
	static inline void __free_##name(void *pointer) \
	{ \
		type _T = *(type *)pointer; \
		code; \
	}
#define no_free_ptr(pointer) \
	({ \
		__typeof__(pointer) __taken = (pointer); \
		(pointer) = NULL; \
		__taken; \
	})
#define return_ptr(pointer) return no_free_ptr(pointer)
#endif
