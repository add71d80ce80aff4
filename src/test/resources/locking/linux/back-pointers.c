/* rules:
- rule: the sends of an agent are under its lock
  id: sends
  guarded_by: { field: agent.sends, lock: agent.lock }
*/
#include <linux/list.h>
#include <linux/spinlock.h>

struct agent {
	spinlock_t lock;
	struct list_head waits;
	int sends;
	struct agent *peer;
};

struct request {
	struct list_head link;
	struct agent *agent;
	int tries;
};

static int request_retry(struct request *request)
{
	if (request->tries > 3)
		return 0;
	request->agent->sends++; // site: sends unknown
	return 1;
}

void agent_timeouts(struct agent *agent)
{
	struct request *request;

	spin_lock(&agent->lock);
	while (!list_empty(&agent->waits)) {
		request = list_first_entry(&agent->waits, struct request, link);
		list_del(&request->link);
		if (request_retry(request))
			continue;
		request->agent->sends--; // site: sends unknown
		agent->sends++; // site: sends held
	}
	agent->peer->sends++; // site: sends unprotected
	agent->peer->peer->sends++; // site: sends unprotected
	spin_unlock(&agent->lock);
}

static void agent_count(struct agent *agent)
{
	agent->sends++; // site: sends unprotected
}

void agent_move(struct agent *from, struct agent *to)
{
	spin_lock(&from->lock);
	from->sends--; // site: sends held
	agent_count(to);
	spin_unlock(&from->lock);
}
