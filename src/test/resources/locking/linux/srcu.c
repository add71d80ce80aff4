/* rules:
- rule: the handlers are read in an SRCU section
  id: handlers
  guarded_by: { field: chain.handlers, lock: chain.srcu, write: none, read: shared }
*/
#include <linux/srcu.h>

struct handler {
	int priority;
};

struct chain {
	struct srcu_struct srcu;
	struct srcu_struct other;
	struct handler *handlers;
};

int chain_priority(struct chain *chain)
{
	int at, priority;

	at = srcu_read_lock(&chain->srcu);
	priority = srcu_dereference(chain->handlers, &chain->srcu)->priority; // site: handlers held
	srcu_read_unlock(&chain->srcu, at);
	return priority;
}

int chain_other(struct chain *chain)
{
	int at, priority;

	at = srcu_read_lock(&chain->other);
	priority = srcu_dereference(chain->handlers, &chain->other)->priority; // site: handlers unprotected
	srcu_read_unlock(&chain->other, at);
	return priority;
}

int chain_after(struct chain *chain)
{
	int at = srcu_read_lock(&chain->srcu);

	srcu_read_unlock(&chain->srcu, at);
	return chain->handlers->priority; // site: handlers unprotected
}
