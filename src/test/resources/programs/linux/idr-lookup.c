// expect: none
#include <linux/bug.h>
#include <linux/idr.h>
#include <linux/xarray.h>

static DEFINE_IDR(idr);
static DEFINE_IDA(ida);
static DEFINE_XARRAY(xa);

int main(void)
{
	int one = 1, other = 2, id, found = 0;
	int *entry;
	unsigned long index;

	id = idr_alloc(&idr, &one, 1, 0, GFP_KERNEL);
	BUG_ON(id != 1 || idr_find(&idr, 1) != &one || idr_find(&idr, 2));
	BUG_ON(idr_alloc(&idr, &other, 1, 0, GFP_KERNEL) != 2);
	idr_for_each_entry(&idr, entry, id)
		found += *entry;
	BUG_ON(found != 3 || idr_remove(&idr, 1) != &one || idr_find(&idr, 1));
	BUG_ON(ida_alloc(&ida, GFP_KERNEL) != 0 || ida_alloc(&ida, GFP_KERNEL) != 1);
	ida_free(&ida, 0);
	BUG_ON(xa_store(&xa, 3, &one, GFP_KERNEL) || xa_load(&xa, 3) != &one);
	xa_for_each(&xa, index, entry)
		BUG_ON(index != 3 || entry != &one);
	BUG_ON(xa_erase(&xa, 3) != &one || xa_load(&xa, 3));
	return 0;
}
