#include <interleave.h>

void refcount_set(void *r, unsigned value);
unsigned refcount_read(const void *r);
void refcount_inc(void *r);
_Bool refcount_inc_not_zero(void *r);
_Bool refcount_dec_and_test(void *r);

void kref_init(void *kref) { refcount_set(kref, 1); }
unsigned kref_read(const void *kref) { return refcount_read(kref); }
void kref_get(void *kref) { refcount_inc(kref); }
int kref_get_unless_zero(void *kref) { return refcount_inc_not_zero(kref); }

int kref_put(void *kref, void (*release)(void *))
{
	if (!refcount_dec_and_test(kref))
		return 0;
	release(kref);
	return 1;
}
