// expect: none
#include <linux/bug.h>
#include <linux/idr.h>
#include <linux/xarray.h>

static DEFINE_IDR(idr);
static DEFINE_IDA(ida);
static DEFINE_XARRAY(xa);

int main(void)
{
	int one, two, id, *entry;
	unsigned long index, sum = 0;

	idr_init(&idr);
	idr_preload(GFP_KERNEL);
	BUG_ON(idr_alloc(&idr, &one, 3, 5, GFP_KERNEL) != 3 || idr_alloc(&idr, &two, 3, 0, GFP_NOWAIT) != 4);
	idr_preload_end();
	BUG_ON(idr_alloc(&idr, &one, 3, 5, GFP_KERNEL) != -ENOSPC || idr_find(&idr, 4) != &two);
	BUG_ON(idr_replace(&idr, &two, 3) != &one || idr_find(&idr, 3) != &two);
	BUG_ON((long)idr_replace(&idr, &two, 9) != -ENOENT || idr_find(&idr, 9));
	idr_for_each_entry(&idr, entry, id)
		sum += id;
	BUG_ON(sum != 7 || idr_remove(&idr, 3) != &two || idr_remove(&idr, 3) || idr_find(&idr, 3));
	idr_destroy(&idr);
	ida_init(&ida);
	BUG_ON(ida_alloc(&ida, GFP_KERNEL) != 0 || ida_simple_get(&ida, 0, 0, GFP_KERNEL) != 1);
	ida_free(&ida, 0);
	BUG_ON(ida_alloc(&ida, GFP_KERNEL) != 0);
	ida_simple_remove(&ida, 1);
	ida_destroy(&ida);
	xa_init(&xa);
	BUG_ON(xa_store(&xa, 5, &one, GFP_KERNEL) || xa_store(&xa, 5, &two, GFP_KERNEL) != &one);
	BUG_ON(xa_load(&xa, 5) != &two || xa_load(&xa, 6));
	xa_for_each(&xa, index, entry)
		sum += index;
	xa_lock(&xa);
	xa_unlock(&xa);
	BUG_ON(sum != 12 || xa_erase(&xa, 5) != &two || xa_erase(&xa, 5));
	xa_destroy(&xa);
	return 0;
}
