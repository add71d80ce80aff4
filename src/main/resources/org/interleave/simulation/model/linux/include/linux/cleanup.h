#ifndef _LINUX_CLEANUP_H
#define _LINUX_CLEANUP_H
#include <linux/compiler.h>
#define __cleanup(function) __attribute__((__cleanup__(function)))
#define __free(name) __cleanup(__free_##name)
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
#define CLASS(name, variable) \
	class_##name##_t variable __cleanup(class_##name##_destructor) = class_##name##_constructor
#define __guard_name_of(line) __guard_##line
#define __guard_name(line) __guard_name_of(line)
#define guard(name) CLASS(name, __guard_name(__LINE__))
#define scoped_guard(name, arguments...) \
	for (class_##name##_t __scope __cleanup(class_##name##_destructor) = \
		     class_##name##_constructor(arguments), \
			     *__done = 0; \
	     !__done; __done = (void *)1)
#define DEFINE_GUARD(name, type, lock, unlock) \
	typedef type class_##name##_t; \
	static inline void class_##name##_destructor(type *guarded) \
	{ \
		type _T = *guarded; \
		if (_T) { \
			unlock; \
		} \
	} \
	static inline type class_##name##_constructor(type _T) \
	{ \
		lock; \
		return _T; \
	}
#endif
