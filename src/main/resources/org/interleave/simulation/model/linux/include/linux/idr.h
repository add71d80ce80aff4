#ifndef _LINUX_IDR_H
#define _LINUX_IDR_H
#include <linux/gfp.h>
#include <linux/spinlock.h>
#include <linux/types.h>
#define idr_init __linux_idr_init
#define idr_alloc __linux_idr_alloc
#define idr_find __linux_idr_find
#define idr_replace __linux_idr_replace
#define idr_remove __linux_idr_remove
#define ida_alloc __linux_ida_alloc
#define ida_free __linux_ida_free
#define __IDR_SIZE 32
struct idr {
	void *entries[__IDR_SIZE];
};
#define IDR_INIT(name) { { 0 } }
#define DEFINE_IDR(name) struct idr name = IDR_INIT(name)
void idr_init(struct idr *idr);
int idr_alloc(struct idr *idr, void *pointer, int start, int end, gfp_t gfp);
void *idr_find(const struct idr *idr, unsigned long id);
void *idr_remove(struct idr *idr, unsigned long id);
void *idr_replace(struct idr *idr, void *pointer, unsigned long id);
#define idr_destroy(idr) ((void)(idr))
#define idr_preload(gfp) ((void)(gfp))
#define idr_preload_end() ((void)0)
#define idr_for_each_entry(idr, entry, id) \
	for ((id) = 0; (id) < __IDR_SIZE; (id)++) \
		if (((entry) = idr_find((idr), (id))) != NULL)
struct ida {
	struct idr idr;
	spinlock_t lock;
};
#define DEFINE_IDA(name) struct ida name
int ida_alloc(struct ida *ida, gfp_t gfp);
void ida_free(struct ida *ida, unsigned int id);
#define ida_init(ida) idr_init(&(ida)->idr)
#define ida_destroy(ida) ((void)(ida))
#define ida_simple_get(ida, start, end, gfp) ida_alloc((ida), (gfp))
#define ida_simple_remove(ida, id) ida_free((ida), (id))
#endif
