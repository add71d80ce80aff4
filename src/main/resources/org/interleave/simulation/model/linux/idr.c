/*
 * Small tables stand for idr, ida and xarray: as many ids as programs of this size need. The bundled
 * headers lead to these names; a tree has its own code.
 */
#include "context.h"

#define SIZE 32
#define NO_SPACE (-28)

struct idr {
	void *entries[SIZE];
};

void spin_lock(void *lock);
void spin_unlock(void *lock);

void __linux_idr_init(void *idr)
{
	int i;

	for (i = 0; i < SIZE; i++)
		((struct idr *)idr)->entries[i] = 0;
}

int __linux_idr_alloc(void *idr, void *pointer, int start, int end, unsigned gfp)
{
	void **entries = ((struct idr *)idr)->entries;
	int id;

	if (gfp & 0x400u)
		__linux_may_sleep("idr_alloc");
	for (id = start; id < SIZE && (end <= 0 || id < end); id++)
		if (!entries[id]) {
			__atomic_store_n(&entries[id], pointer, __ATOMIC_RELEASE);
			return id;
		}
	if (id >= SIZE && (end <= 0 || end > SIZE))
		il_unmodelled("an idr with more than 32 ids");
	return NO_SPACE;
}

void *__linux_idr_find(const void *idr, unsigned long id)
{
	return id < SIZE ? __atomic_load_n(&((const struct idr *)idr)->entries[id], __ATOMIC_ACQUIRE) : 0;
}

void *__linux_idr_replace(void *idr, void *pointer, unsigned long id)
{
	void *before = __linux_idr_find(idr, id);

	if (!before)
		return (void *)-2L;
	__atomic_store_n(&((struct idr *)idr)->entries[id], pointer, __ATOMIC_RELEASE);
	return before;
}

void *__linux_idr_remove(void *idr, unsigned long id)
{
	void *before = __linux_idr_find(idr, id);

	if (before)
		__atomic_store_n(&((struct idr *)idr)->entries[id], (void *)0, __ATOMIC_RELEASE);
	return before;
}

static char *lock_of(void *table)
{
	return (char *)table + sizeof(struct idr);
}

int __linux_ida_alloc(void *ida, unsigned gfp)
{
	int id;

	spin_lock(lock_of(ida));
	id = __linux_idr_alloc(ida, ida, 0, 0, gfp & ~0x400u);
	spin_unlock(lock_of(ida));
	return id;
}

void __linux_ida_free(void *ida, unsigned id)
{
	spin_lock(lock_of(ida));
	if (!__linux_idr_remove(ida, id))
		il_report("warning", "ida_free of an id that is not allocated", ida);
	spin_unlock(lock_of(ida));
}

void *__linux_xa_load(void *xa, unsigned long index) { return __linux_idr_find(xa, index); }

void *__linux_xa_store(void *xa, unsigned long index, void *entry, unsigned gfp)
{
	void *before;

	(void)gfp;
	if (index >= SIZE) {
		il_unmodelled("an xarray with indices above 31");
		return (void *)-12L;
	}
	spin_lock(lock_of(xa));
	before = __linux_idr_find(xa, index);
	__atomic_store_n(&((struct idr *)xa)->entries[index], entry, __ATOMIC_RELEASE);
	spin_unlock(lock_of(xa));
	return before;
}

void *__linux_xa_erase(void *xa, unsigned long index)
{
	void *before;

	spin_lock(lock_of(xa));
	before = __linux_idr_remove(xa, index);
	spin_unlock(lock_of(xa));
	return before;
}
