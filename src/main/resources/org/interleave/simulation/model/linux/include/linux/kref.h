#ifndef _LINUX_KREF_H
#define _LINUX_KREF_H
#include <linux/refcount.h>
struct kref {
	refcount_t refcount;
};
#define KREF_INIT(n) { REFCOUNT_INIT(n) }
void kref_init(struct kref *kref);
unsigned int kref_read(const struct kref *kref);
void kref_get(struct kref *kref);
int kref_get_unless_zero(struct kref *kref);
int kref_put(struct kref *kref, void (*release)(struct kref *kref));
int kref_put_mutex(struct kref *kref, void (*release)(struct kref *kref), struct mutex *lock);
int kref_put_lock(struct kref *kref, void (*release)(struct kref *kref), spinlock_t *lock);
#endif
