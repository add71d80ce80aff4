/* rules:
- rule: the state of a request is under its lock
  id: done
  guarded_by: { field: request.done, lock: request.lock }
*/
#include <linux/completion.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

struct request {
	spinlock_t lock;
	wait_queue_head_t wait;
	struct completion finished;
	int done;
};

static int request_is_done(struct request *request)
{
	int done;

	spin_lock(&request->lock);
	done = request->done; // site: done held
	spin_unlock(&request->lock);
	return done;
}

void request_wait(struct request *request)
{
	wait_event(request->wait, request_is_done(request));
}

void request_wait_unlocked(struct request *request)
{
	wait_event(request->wait, request->done); // site: done unprotected
}

void request_finish(struct request *request)
{
	spin_lock(&request->lock);
	request->done = 1; // site: done held
	wake_up(&request->wait);
	spin_unlock(&request->lock);
	complete(&request->finished);
}
