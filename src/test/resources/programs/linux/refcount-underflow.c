#include <linux/refcount.h>

int main(void)
{
	refcount_t count;

	refcount_set(&count, 1);
	if (refcount_dec_and_test(&count))
		refcount_dec_and_test(&count); // expect: refcount
	return 0;
}
