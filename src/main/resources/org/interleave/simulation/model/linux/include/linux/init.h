#ifndef _LINUX_INIT_H
#define _LINUX_INIT_H
#include <linux/compiler.h>
#include <linux/types.h>
#define early_initcall(function) module_init(function)
#define core_initcall(function) module_init(function)
#define subsys_initcall(function) module_init(function)
#define late_initcall(function) module_init(function)
#define device_initcall(function) module_init(function)
#define fs_initcall(function) module_init(function)
#define module_init(function) \
	int init_module(void) { return function(); }
#define module_exit(function) \
	void cleanup_module(void) { function(); }
#endif
