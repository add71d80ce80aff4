/* rules:
- rule: the heat of an oven is under its lock
  id: heat
  guarded_by: { field: oven.heat, lock: oven.lock }
*/
#include <linux/lockdep.h>
#include <linux/spinlock.h>

struct oven {
	spinlock_t lock;
	int heat;
};

static void oven_raise(struct oven *oven) __must_hold(&oven->lock)
{
	oven->heat++; // site: heat kept
}

static void oven_lower(struct oven *oven)
{
	lockdep_assert_held(&oven->lock);
	oven->heat--; // site: heat asserted
}

static void oven_enter(struct oven *oven) __acquires(&oven->lock)
{
	spin_lock(&oven->lock);
}

static void oven_leave(struct oven *oven) __releases(&oven->lock)
{
	spin_unlock(&oven->lock);
}

void oven_bake(struct oven *oven)
{
	oven_enter(oven);
	oven_raise(oven); // site: annotated-must-hold-oven-raise-oven-lock held
	oven_lower(oven);
	oven_leave(oven);
	oven_raise(oven); // site: annotated-must-hold-oven-raise-oven-lock unprotected
}

static void oven_pause(struct oven *oven) __releases(&oven->lock) __acquires(&oven->lock)
{
	spin_unlock(&oven->lock);
	oven->heat = 0; // site: heat unprotected
	spin_lock(&oven->lock);
}

void oven_rest(struct oven *oven)
{
	spin_lock(&oven->lock);
	oven_pause(oven);
	oven->heat = 1; // site: heat held
	spin_unlock(&oven->lock);
}
