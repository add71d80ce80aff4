/* rules:
- rule: a connection holds its pair
  id: pair
  holds_reference: { field: endpoint.pair, get: pair_get, put: pair_put }
- rule: a pair holds its endpoint
  id: endpoint
  holds_reference: { field: pair.endpoint, get: [endpoint_get, get_any], put: [endpoint_put, put_any] }
*/
// quiet
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

struct job {
	struct list_head link;
	struct endpoint *about;
};

struct handle {
	void *data;
};

#define get_any(object) kref_get(&(object)->refs)
#define put_any(object) kref_put(&(object)->refs, NULL)

void pair_get(struct pair *pair);
void pair_put(struct pair *pair);
void endpoint_get(struct endpoint *endpoint);
void endpoint_put(struct endpoint *endpoint);
int endpoint_connect(struct endpoint *endpoint);
void job_queue(struct job *job);
struct job *job_next(void);

void pair_drop(struct pair *pair)
{
	struct endpoint *endpoint = pair->endpoint;

	if (!endpoint)
		return;
	endpoint->state = 0;
	if (endpoint->pair) {
		endpoint->pair = NULL; // site: pair held
		pair_put(pair);
	}
}

int endpoint_job(struct endpoint *endpoint)
{
	struct job *job = job_next();

	if (!job)
		return -ENOMEM;
	job->about = endpoint;
	endpoint_get(endpoint);
	job_queue(job);
	return endpoint->pair ? 0 : -ENOTCONN;
}

static void job_fill(struct job *job, struct endpoint *endpoint)
{
	job->about = endpoint;
	job_queue(job);
}

int endpoint_job_filled(struct endpoint *endpoint)
{
	struct job *job = job_next();

	if (!job)
		return -ENOMEM;
	endpoint_get(endpoint);
	job_fill(job, endpoint);
	return endpoint->pair ? 0 : -ENOTCONN;
}

void pair_attach(struct pair *pair, struct endpoint *endpoint)
{
	get_any(endpoint);
	pair->endpoint = endpoint; // site: endpoint held
	pair->state = 1;
}

void pair_settle(struct pair *pair, struct handle *handle)
{
	get_any(pair);
	handle->data = pair;
	pair->endpoint->state = 2;
}
