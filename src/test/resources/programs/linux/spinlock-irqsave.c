// expect: none
#include <linux/bug.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(a);
static DEFINE_SPINLOCK(b);

int main(void)
{
	unsigned long outer, inner;

	spin_lock_irqsave(&a, outer);
	spin_lock_irqsave(&b, inner);
	BUG_ON(!irqs_disabled());
	spin_unlock_irqrestore(&b, inner);
	BUG_ON(!irqs_disabled());
	spin_unlock_irqrestore(&a, outer);
	BUG_ON(irqs_disabled());
	if (spin_trylock_irqsave(&a, outer)) {
		BUG_ON(spin_trylock(&a));
		spin_unlock_irqrestore(&a, outer);
	}
	BUG_ON(irqs_disabled() || in_atomic());
	return 0;
}
