#ifndef LINUX_KREF_H
#define LINUX_KREF_H

#include <linux/refcount.h>

struct kref {
	refcount_t refcount;
};

static inline void kref_init(struct kref *ref)
{
	refcount_set(&ref->refcount, 1);
}

static inline void kref_get(struct kref *ref)
{
	refcount_inc(&ref->refcount);
}

static inline int kref_get_unless_zero(struct kref *ref)
{
	return refcount_inc_not_zero(&ref->refcount);
}

static inline int kref_put(struct kref *ref, void (*last)(struct kref *ref))
{
	bool gone = refcount_dec_and_test(&ref->refcount);

	if (gone)
		last(ref);
	return gone;
}

#endif
