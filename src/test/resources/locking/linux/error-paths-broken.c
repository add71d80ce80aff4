/* rules:
- rule: the table of a session is under its lock
  id: slots
  guarded_by: { field: session.slots, lock: session.lock }
- rule: the peers are counted under peers_lock
  id: peers
  guarded_by: { field: peers, lock: peers_lock }
*/
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
		goto out_peers;
	}
	buffer = kmalloc(wanted, GFP_KERNEL);
	if (!buffer)
		return -ENOMEM; // site: slots unprotected // site: peers unprotected
	session->slots -= wanted; // site: slots held
	session->buffer = buffer;
	err = 0;
	mutex_unlock(&session->lock);
out_peers:
	mutex_unlock(&peers_lock);
	return err; // site: slots unprotected
}

int session_reserve(struct session *session)
{
	mutex_lock(&session->lock);
	if (!session->slots) // site: slots held
		return -ENOSPC; // site: slots unprotected
	session->slots--; // site: slots held
	mutex_unlock(&session->lock);
	return 0;
}

int session_twice(struct session *session)
{
	int err = 0;

	mutex_lock(&session->lock);
	if (!session->slots) { // site: slots held
		mutex_unlock(&session->lock);
		err = -ENOSPC;
	}
	mutex_unlock(&session->lock); // site: slots unprotected
	return err;
}

void session_double_lock(struct session *session, int again)
{
	mutex_lock(&session->lock);
	if (again)
		mutex_lock(&session->lock); // site: slots unprotected
	session->slots = 0; // site: slots held
	mutex_unlock(&session->lock);
}

int session_wrong_label(struct session *session)
{
	if (mutex_lock_interruptible(&session->lock))
		goto out;
	session->slots = 8; // site: slots held
	mutex_unlock(&session->lock);
	return 0;
out:
	session->slots = 0; // site: slots unprotected
	return -EINTR;
}
