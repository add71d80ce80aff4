/* rules:
- rule: a lease holds its host
  id: lease
  holds_reference: { field: lease.host, get: [host_get, host_tryget, host_lookup], put: [host_put], on: host.refs }
*/
// quiet
#include <linux/errno.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/slab.h>

struct host {
	struct kref refs;
	struct list_head leases;
	int up;
};

struct lease {
	struct list_head link;
	struct host *host;
};

struct host *host_lookup(const char *name);
void host_put(struct host *host);

static inline void host_get(struct host *host)
{
	kref_get(&host->refs);
}

static inline bool host_tryget(struct host *host)
{
	return kref_get_unless_zero(&host->refs);
}

int lease_by_name(struct lease *lease, const char *name)
{
	struct host *host;

	host = host_lookup(name);
	if (!host)
		return -ENOENT;
	if (!host->up) {
		host_put(host);
		return -EIO;
	}
	lease->host = host; // site: lease held
	return 0;
}

void lease_plain(struct lease *lease, struct host *host)
{
	host_get(host);
	lease->host = host; // site: lease held
}

void lease_store_first(struct lease *lease, struct host *host)
{
	lease->host = host; // site: lease held
	host_get(lease->host);
}

int lease_try(struct lease *lease, struct host *host)
{
	if (!host_tryget(host))
		return -ESTALE;
	lease->host = host; // site: lease held
	return 0;
}

int lease_on_success(struct lease *lease, struct host *host)
{
	int err = -ESTALE;

	if (host_tryget(host)) {
		lease->host = host; // site: lease held
		err = 0;
	}
	return err;
}

void lease_change(struct lease *lease, struct host *host)
{
	struct host *old = lease->host;

	host_get(host);
	lease->host = host; // site: lease held
	host_put(old);
}

void lease_end(struct lease *lease)
{
	list_del(&lease->link);
	host_put(lease->host);
	lease->host = NULL; // site: lease held
	kfree(lease);
}
