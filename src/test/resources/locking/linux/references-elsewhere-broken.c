/* rules:
- rule: a connection holds its pair
  id: pair
  holds_reference: { field: endpoint.pair, get: pair_get, put: pair_put }
- rule: a pair holds its endpoint
  id: endpoint
  holds_reference: { field: pair.endpoint, get: endpoint_get, put: endpoint_put }
*/
#include <linux/errno.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/slab.h>

struct pair {
	struct kref refs;
	struct endpoint *endpoint;
	int state;
};

struct endpoint {
	struct kref refs;
	struct pair *pair;
	void *data;
	int state;
};

struct handle {
	void *data;
};

void endpoint_get(struct endpoint *endpoint);
void endpoint_put(struct endpoint *endpoint);
int endpoint_connect(struct endpoint *endpoint);

int endpoint_accept(struct handle *handle, struct pair *pair)
{
	struct endpoint *endpoint = handle->data;
	int err;

	endpoint_get(endpoint);
	pair->endpoint = endpoint; // site: endpoint held
	err = endpoint_connect(endpoint);
	if (err)
		goto fail;
	endpoint->state = 1;
	return 0;

fail:
	endpoint->state = 2;
	if (pair->endpoint) {
		endpoint_put(endpoint);
		pair->endpoint = NULL; // site: endpoint held
	}
	endpoint_put(endpoint);
	return err;
}

int endpoint_reject(struct handle *handle, struct pair *pair, struct endpoint *other)
{
	struct endpoint *endpoint = handle->data;

	endpoint_get(other);
	pair->endpoint = endpoint; // site: endpoint unknown
	endpoint->state = 2;
	return 0;
}

void pair_end(struct pair *pair)
{
	if (pair->endpoint) {
		pair->endpoint->state = 0;
		pair->endpoint = NULL; // site: endpoint unprotected
	}
}
