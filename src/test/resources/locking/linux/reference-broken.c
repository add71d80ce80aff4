/* rules:
- rule: a session holds a reference to its user
  id: owner
  holds_reference: { field: session.user, get: [kref_get, kref_get_unless_zero], put: [user_put], on: user.refs }
*/
#include <linux/errno.h>
#include <linux/kref.h>
#include <linux/slab.h>

struct user {
	struct kref refs;
	int id;
};

struct session {
	struct user *user;
	int open;
};

void user_put(struct user *user);

void session_open(struct session *session, struct user *user)
{
	session->user = user; // site: owner unprotected
	session->open = 1;
}

void session_open_other(struct session *session, struct user *user, struct user *other)
{
	kref_get(&other->refs);
	session->user = user; // site: owner unprotected
	user_put(other);
}

int session_share(struct session *session, struct session *from)
{
	struct user *user = from->user;

	if (kref_get_unless_zero(&user->refs)) {
		session->user = user; // site: owner held
		return 0;
	}
	session->user = user; // site: owner unprotected
	return -ENOENT;
}

void session_close(struct session *session)
{
	session->user = NULL; // site: owner unprotected
	session->open = 0;
}
