// expect: none
#include <linux/bug.h>
#include <linux/err.h>
#include <linux/gfp.h>

int main(void)
{
	void *error = ERR_PTR(-ENOMEM);
	int value;

	BUG_ON(!IS_ERR(error) || PTR_ERR(error) != -ENOMEM || !IS_ERR_OR_NULL(NULL) || !IS_ERR_OR_NULL(error));
	BUG_ON(IS_ERR(&value) || IS_ERR_OR_NULL(&value) || PTR_ERR_OR_ZERO(&value) || IS_ERR(NULL));
	BUG_ON(PTR_ERR_OR_ZERO(error) != -ENOMEM || ERR_CAST(error) != error || !IS_ERR_VALUE(error));
	BUG_ON(IS_ERR_VALUE(0) || !gfpflags_allow_blocking(GFP_KERNEL) || gfpflags_allow_blocking(GFP_ATOMIC));
	return 0;
}
