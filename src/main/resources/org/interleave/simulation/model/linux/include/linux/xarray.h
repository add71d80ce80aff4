#ifndef _LINUX_XARRAY_H
#define _LINUX_XARRAY_H
#include <linux/idr.h>
#define idr_init __linux_idr_init
#define xa_load __linux_xa_load
#define xa_store __linux_xa_store
#define xa_erase __linux_xa_erase
struct xarray {
	struct idr idr;
	spinlock_t xa_lock;
};
#define DEFINE_XARRAY(name) struct xarray name
#define DEFINE_XARRAY_ALLOC(name) struct xarray name
#define XA_FLAGS_ALLOC 4
#define xa_init(xa) idr_init(&(xa)->idr)
#define xa_init_flags(xa, flags) idr_init(&(xa)->idr)
#define xa_destroy(xa) ((void)(xa))
#define xa_lock(xa) spin_lock(&(xa)->xa_lock)
#define xa_unlock(xa) spin_unlock(&(xa)->xa_lock)
void *xa_load(struct xarray *xa, unsigned long index);
void *xa_store(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp);
void *xa_erase(struct xarray *xa, unsigned long index);
#define xa_for_each(xa, index, entry) \
	for ((index) = 0; (index) < __IDR_SIZE; (index)++) \
		if (((entry) = xa_load((xa), (index))) != NULL)
#endif
