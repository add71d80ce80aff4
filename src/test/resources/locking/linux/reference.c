/* rules:
- rule: a session holds a reference to its user
  id: owner
  holds_reference: { field: session.user, get: [kref_get, kref_get_unless_zero, user_find], put: [user_put], on: user.refs }
*/
// quiet
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

struct user *user_find(int id);

static void user_free(struct kref *kref)
{
	kfree(container_of(kref, struct user, refs));
}

static void user_put(struct user *user)
{
	kref_put(&user->refs, user_free);
}

void session_open(struct session *session, struct user *user)
{
	kref_get(&user->refs);
	session->user = user; // site: owner held
	session->open = 1;
}

int session_open_id(struct session *session, int id)
{
	struct user *user = user_find(id);

	if (!user)
		return -ENOENT;
	session->user = user; // site: owner held
	return 0;
}

int session_share(struct session *session, struct session *other)
{
	struct user *user = other->user;

	if (!kref_get_unless_zero(&user->refs))
		return -ENOENT;
	session->user = user; // site: owner held
	return 0;
}

int session_create(struct session *session)
{
	struct user *user = kzalloc(sizeof(*user), GFP_KERNEL);

	if (!user)
		return -ENOMEM;
	kref_init(&user->refs);
	session->user = user; // site: owner held
	return 0;
}

void session_close(struct session *session)
{
	user_put(session->user);
	session->user = NULL;
	session->open = 0;
}
