#ifndef _LINUX_MODULE_H
#define _LINUX_MODULE_H
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/moduleparam.h>
struct module;
#define MODULE_LICENSE(text)
#define MODULE_AUTHOR(text)
#define MODULE_DESCRIPTION(text)
#define MODULE_VERSION(text)
#define MODULE_ALIAS(text)
#define MODULE_INFO(tag, text)
#define MODULE_DEVICE_TABLE(type, name)
#define MODULE_SOFTDEP(text)
static inline bool try_module_get(struct module *module) { return true; }
static inline void module_put(struct module *module) {}
static inline void __module_get(struct module *module) {}
#endif
