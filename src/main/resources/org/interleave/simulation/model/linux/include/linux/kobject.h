#ifndef _LINUX_KOBJECT_H
#define _LINUX_KOBJECT_H
#include <linux/kref.h>
#include <linux/list.h>
#define kobject_init __linux_kobject_init
#define kobject_get_unless_zero __linux_kobject_get_unless_zero
#define kobject_get __linux_kobject_get
#define kobject_put __linux_kobject_put
struct kobject;
struct kobj_type {
	void (*release)(struct kobject *kobject);
};
struct kobject {
	const char *name;
	struct list_head entry;
	struct kobject *parent;
	const struct kobj_type *ktype;
	struct kref kref;
};
void kobject_init(struct kobject *kobject, const struct kobj_type *type);
struct kobject *kobject_get(struct kobject *kobject);
struct kobject *kobject_get_unless_zero(struct kobject *kobject);
void kobject_put(struct kobject *kobject);
#endif
