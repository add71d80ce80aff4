#ifndef _LINUX_CONTAINER_OF_H
#define _LINUX_CONTAINER_OF_H
#include <linux/stddef.h>
#define container_of(pointer, type, member) \
	({ \
		const __typeof__(((type *)0)->member) *__member = (pointer); \
		(type *)((char *)__member - offsetof(type, member)); \
	})
#endif
