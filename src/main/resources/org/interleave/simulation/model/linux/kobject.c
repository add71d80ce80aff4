/* A kobject counts its references; its type releases it. A tree has its own code. */
#include <interleave.h>

struct type {
	void (*release)(void *kobject);
};

struct kobject {
	const char *name;
	void *entry[2];
	void *parent;
	const struct type *type;
	unsigned count;
};

void refcount_set(void *r, unsigned value);
void refcount_inc(void *r);
_Bool refcount_inc_not_zero(void *r);
_Bool refcount_dec_and_test(void *r);

void __linux_kobject_init(void *kobject, const void *type)
{
	struct kobject *k = kobject;

	k->type = type;
	refcount_set(&k->count, 1);
}

void *__linux_kobject_get(void *kobject)
{
	if (kobject)
		refcount_inc(&((struct kobject *)kobject)->count);
	return kobject;
}

void *__linux_kobject_get_unless_zero(void *kobject)
{
	return kobject && refcount_inc_not_zero(&((struct kobject *)kobject)->count) ? kobject : 0;
}

void __linux_kobject_put(void *kobject)
{
	struct kobject *k = kobject;

	if (k && refcount_dec_and_test(&k->count) && k->type && k->type->release)
		k->type->release(k);
}
