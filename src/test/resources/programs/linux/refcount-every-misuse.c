#include <linux/refcount.h>

void refcount_dec_checked(refcount_t *r);
bool refcount_sub_and_test_checked(unsigned int by, refcount_t *r);

int main(void)
{
	refcount_t r = REFCOUNT_INIT(0);

	refcount_add(2, &r); // expect: refcount on zero
	refcount_set(&r, 1);
	refcount_dec_checked(&r); // expect: refcount on last reference
	refcount_dec_not_one(&r); // expect: refcount on below zero
	refcount_set(&r, 1);
	refcount_sub_and_test_checked(2, &r); // expect: refcount on below zero
	refcount_set(&r, -2);
	refcount_inc_not_zero(&r); // expect: refcount on saturates
	refcount_inc(&r);
	return refcount_read(&r) != -1;
}
