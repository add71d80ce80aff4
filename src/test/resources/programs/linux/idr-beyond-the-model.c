// expect: none
#include <linux/bug.h>
#include <linux/idr.h>
#include <linux/xarray.h>

static DEFINE_IDR(idr);
static DEFINE_XARRAY(xa);

int main(void)
{
	int entry;

	idr_alloc(&idr, &entry, 40, 0, GFP_KERNEL); // unmodelled: an idr with more than 32 ids
	xa_store(&xa, 1000, &entry, GFP_KERNEL); // unmodelled: an xarray with indices above 31
	return 0;
}
