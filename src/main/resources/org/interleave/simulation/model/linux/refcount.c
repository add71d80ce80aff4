/* refcount_t: a counter that saturates, and complains instead of starting anew from 0. */
#include <interleave.h>

#define SATURATED 0xffffffffu

static void complain(const char *message, const void *r)
{
	il_report("refcount", message, r);
}

/* The value before; unchanged if it was 0 or is saturated. */
static unsigned raise(unsigned *r, unsigned by)
{
	unsigned old;

	il_atomic_begin();
	old = __atomic_load_n(r, __ATOMIC_RELAXED);
	if (old && old != SATURATED) {
		unsigned new = old + by;

		__atomic_store_n(r, new < old ? SATURATED : new, __ATOMIC_RELAXED);
		if (new < old || new == SATURATED)
			complain("the reference count saturates: memory will leak", r);
	}
	il_atomic_end();
	return old;
}

static _Bool lower(unsigned *r, unsigned by)
{
	unsigned old;
	_Bool last = 0;

	il_atomic_begin();
	old = *r;
	if (old == SATURATED)
		;
	else if (old < by)
		complain("the reference count falls below zero", r);
	else {
		*r = old - by;
		last = old == by;
		il_release(r);
		if (last)
			il_acquire(r);
	}
	il_atomic_end();
	return last;
}

static void get(unsigned *r, unsigned by)
{
	if (!raise(r, by))
		complain("a reference is taken where the count is zero: use after free", r);
}

void refcount_set(void *r, unsigned value) { __atomic_store_n((unsigned *)r, value, __ATOMIC_RELAXED); }
unsigned refcount_read(const void *r) { return __atomic_load_n((const unsigned *)r, __ATOMIC_RELAXED); }
void refcount_add(unsigned by, void *r) { get(r, by); }
void refcount_inc(void *r) { get(r, 1); }
_Bool refcount_add_not_zero(unsigned by, void *r) { return raise(r, by) != 0; }
_Bool refcount_inc_not_zero(void *r) { return raise(r, 1) != 0; }
_Bool refcount_sub_and_test(unsigned by, void *r) { return lower(r, by); }
_Bool refcount_dec_and_test(void *r) { return lower(r, 1); }

void refcount_dec(void *r)
{
	if (lower(r, 1))
		complain("the last reference is dropped where it may not be: memory leaks", r);
}

void refcount_add_checked(unsigned by, void *r) { get(r, by); }
void refcount_inc_checked(void *r) { get(r, 1); }
_Bool refcount_add_not_zero_checked(unsigned by, void *r) { return raise(r, by) != 0; }
_Bool refcount_inc_not_zero_checked(void *r) { return raise(r, 1) != 0; }
_Bool refcount_sub_and_test_checked(unsigned by, void *r) { return lower(r, by); }
_Bool refcount_dec_and_test_checked(void *r) { return lower(r, 1); }
void refcount_dec_checked(void *r) { refcount_dec(r); }

static int change(unsigned *r, unsigned from, unsigned to)
{
	return __atomic_compare_exchange_n(r, &from, to, 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
}

_Bool refcount_dec_if_one(void *r) { return change(r, 1, 0); }

_Bool refcount_dec_not_one(void *r)
{
	unsigned *v = r;
	unsigned old;
	_Bool done;

	il_atomic_begin();
	old = *v;
	done = old != 1;
	if (old == 0)
		complain("the reference count falls below zero", r);
	else if (done && old != SATURATED) {
		*v = old - 1;
		il_release(r);
	}
	il_atomic_end();
	return done;
}
