#ifndef _LINUX_UACCESS_H
#define _LINUX_UACCESS_H
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/types.h>
unsigned long copy_to_user(void *to, const void *from, unsigned long size);
unsigned long copy_from_user(void *to, const void *from, unsigned long size);
unsigned long clear_user(void *to, unsigned long size);
#define access_ok(address, size) 1
#define get_user(variable, pointer) \
	({ \
		might_fault(); \
		(variable) = *(pointer); \
		0; \
	})
#define put_user(value, pointer) \
	({ \
		might_fault(); \
		*(pointer) = (value); \
		0; \
	})
#endif
