#include <interleave.h>

_Bool refcount_dec_not_one(void *r);
_Bool refcount_dec_and_test(void *r);
void mutex_lock(void *l);
void mutex_unlock(void *l);
void spin_lock(void *l);
void spin_unlock(void *l);
unsigned long _raw_spin_lock_irqsave(void *l);
void spin_unlock_irqrestore(void *l, unsigned long flags);

_Bool refcount_dec_and_mutex_lock(void *r, void *l)
{
	if (refcount_dec_not_one(r))
		return 0;
	mutex_lock(l);
	if (refcount_dec_and_test(r))
		return 1;
	mutex_unlock(l);
	return 0;
}

_Bool refcount_dec_and_lock(void *r, void *l)
{
	if (refcount_dec_not_one(r))
		return 0;
	spin_lock(l);
	if (refcount_dec_and_test(r))
		return 1;
	spin_unlock(l);
	return 0;
}

_Bool refcount_dec_and_lock_irqsave(void *r, void *l, unsigned long *flags)
{
	if (refcount_dec_not_one(r))
		return 0;
	*flags = _raw_spin_lock_irqsave(l);
	if (refcount_dec_and_test(r))
		return 1;
	spin_unlock_irqrestore(l, *flags);
	return 0;
}

int kref_put_mutex(void *kref, void (*release)(void *), void *l)
{
	if (!refcount_dec_and_mutex_lock(kref, l))
		return 0;
	release(kref);
	return 1;
}

int kref_put_lock(void *kref, void (*release)(void *), void *l)
{
	if (!refcount_dec_and_lock(kref, l))
		return 0;
	release(kref);
	return 1;
}
