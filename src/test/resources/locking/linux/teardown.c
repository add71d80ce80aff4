/* rules:
- rule: the users of a channel are under its lock
  id: users
  guarded_by: { field: channel.users, lock: channel.lock }
*/
// quiet
#include <linux/kref.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct channel {
	struct kref refs;
	struct mutex lock;
	int users;
};

static void channel_release(struct kref *kref)
{
	struct channel *channel = container_of(kref, struct channel, refs);

	channel->users = 0;
	kfree(channel);
}

void channel_put(struct channel *channel)
{
	kref_put(&channel->refs, channel_release);
}

void channel_leave(struct channel *channel)
{
	mutex_lock(&channel->lock);
	channel->users--; // site: users held
	mutex_unlock(&channel->lock);
	channel_put(channel);
}
