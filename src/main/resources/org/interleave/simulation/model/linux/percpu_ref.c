/*
 * A percpu_ref is one counter here: at 0, with whether it was killed behind it and the release
 * function at 16.
 */
#include "context.h"

#define START_ATOMIC 1u
#define START_DEAD 2u

struct ref {
	unsigned long count;
	unsigned long dead;
	void (*release)(void *);
};

int percpu_ref_init(void *r, void (*release)(void *), unsigned flags, unsigned gfp)
{
	struct ref *ref = r;

	(void)gfp;
	il_atomic_begin();
	ref->count = flags & START_DEAD ? 0 : 1;
	ref->dead = (flags & START_DEAD) != 0;
	ref->release = release;
	il_atomic_end();
	return 0;
}

void percpu_ref_exit(void *ref) { (void)ref; }

static void get(struct ref *ref, unsigned long n)
{
	il_atomic_begin();
	if (!ref->count)
		il_report("refcount", "a reference is taken where the count is zero", ref);
	ref->count += n;
	il_atomic_end();
}

static _Bool try(struct ref *ref, int live)
{
	_Bool taken;

	il_atomic_begin();
	taken = ref->count && !(live && ref->dead);
	if (taken)
		ref->count++;
	il_acquire(ref);
	il_atomic_end();
	return taken;
}

static void put(struct ref *ref, unsigned long n)
{
	int last = 0;

	il_atomic_begin();
	il_release(ref);
	if (ref->count < n)
		il_report("refcount", "the reference count falls below zero", ref);
	else {
		ref->count -= n;
		last = !ref->count;
		if (last)
			il_acquire(ref);
	}
	il_atomic_end();
	if (last)
		ref->release(ref);
}

/* Who is to be told is told while the first reference still stands. */
static void kill(struct ref *ref, void (*confirm)(void *))
{
	int twice;

	il_atomic_begin();
	twice = ref->dead != 0;
	ref->dead = 1;
	il_release(ref);
	il_atomic_end();
	if (twice)
		il_report("warning", "percpu_ref_kill called more than once", ref);
	if (confirm)
		confirm(ref);
	if (!twice)
		put(ref, 1);
}

void percpu_ref_get(void *ref) { get(ref, 1); }
void percpu_ref_get_many(void *ref, unsigned long n) { get(ref, n); }
_Bool percpu_ref_tryget(void *ref) { return try(ref, 0); }
_Bool percpu_ref_tryget_live(void *ref) { return try(ref, 1); }
void percpu_ref_put(void *ref) { put(ref, 1); }
void percpu_ref_put_many(void *ref, unsigned long n) { put(ref, n); }
void percpu_ref_kill(void *ref) { kill(ref, 0); }

void percpu_ref_kill_and_confirm(void *ref, void (*confirm)(void *))
{
	kill(ref, confirm);
}

void percpu_ref_reinit(void *r)
{
	struct ref *ref = r;

	il_atomic_begin();
	ref->dead = 0;
	ref->count++;
	il_atomic_end();
}

void percpu_ref_resurrect(void *ref) { percpu_ref_reinit(ref); }

void percpu_ref_switch_to_atomic(void *ref, void (*confirm)(void *))
{
	if (confirm)
		confirm(ref);
}

void percpu_ref_switch_to_atomic_sync(void *ref) { (void)ref; }
void percpu_ref_switch_to_percpu(void *ref) { (void)ref; }

_Bool percpu_ref_is_zero(void *ref)
{
	_Bool zero;

	il_atomic_begin();
	zero = ((struct ref *)ref)->count == 0;
	il_acquire(ref);
	il_atomic_end();
	return zero;
}

_Bool percpu_ref_is_dying(void *ref)
{
	_Bool dead;

	il_atomic_begin();
	dead = ((struct ref *)ref)->dead != 0;
	il_atomic_end();
	return dead;
}
