/* rules:
- rule: the table of a session is under its lock
  id: slots
  guarded_by: { field: session.slots, lock: session.lock }
- rule: the peers are counted under peers_lock
  id: peers
  guarded_by: { field: peers, lock: peers_lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct session {
	struct mutex lock;
	int slots;
	void *buffer;
};

static DEFINE_MUTEX(peers_lock);
static int peers;

int session_open(struct session *session, int wanted)
{
	void *buffer;
	int err;

	mutex_lock(&peers_lock);
	if (peers > 100) { // site: peers held
		err = -EMFILE;
		goto out_peers;
	}
	mutex_lock(&session->lock);
	if (session->slots < wanted) { // site: slots held
		err = -ENOSPC;
		goto out_session;
	}
	buffer = kmalloc(wanted, GFP_KERNEL);
	if (!buffer) {
		err = -ENOMEM;
		goto out_session;
	}
	session->slots -= wanted; // site: slots held
	session->buffer = buffer;
	peers++; // site: peers held
	err = 0;
out_session:
	mutex_unlock(&session->lock);
out_peers:
	mutex_unlock(&peers_lock);
	return err;
}

int session_reserve(struct session *session)
{
	mutex_lock(&session->lock);
	if (!session->slots) { // site: slots held
		mutex_unlock(&session->lock);
		return -ENOSPC;
	}
	session->slots--; // site: slots held
	mutex_unlock(&session->lock);
	return 0;
}
