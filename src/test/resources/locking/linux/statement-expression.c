/* rules:
- rule: credits are under the lock
  id: credits
  guarded_by: { field: sender.credits, lock: sender.lock }
*/
#include <linux/spinlock.h>

struct sender {
	spinlock_t lock;
	int credits;
};

#define with_sender(sender, expression) \
	({ \
		int __result; \
		spin_lock(&(sender)->lock); \
		__result = (expression); \
		spin_unlock(&(sender)->lock); \
		__result; \
	})
#define LOCK(sender) spin_lock(&(sender)->lock)
#define UNLOCK(sender) spin_unlock(&(sender)->lock)

int sender_credits(struct sender *sender)
{
	return with_sender(sender, sender->credits); // site: credits held
}

int sender_macro(struct sender *sender)
{
	int credits;

	LOCK(sender);
	credits = sender->credits--; // site: credits held
	UNLOCK(sender);
	return credits + sender->credits; // site: credits unprotected
}

int sender_comma(struct sender *sender)
{
	int credits = (spin_lock(&sender->lock), sender->credits); // site: credits held

	return spin_unlock(&sender->lock), credits;
}
