/* rules:
- rule: the state of an adapter is under its lock
  id: state
  guarded_by: { field: adapter.state, lock: adapter.lock }
- rule: its queue under the queue's lock
  id: queued
  guarded_by: { field: outbox.queued, lock: outbox.lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct outbox {
	spinlock_t lock;
	int queued;
};

struct adapter {
	struct mutex lock;
	int state;
	struct outbox *outbox;
	void *scratch;
};

int adapter_send(struct adapter *adapter, int n)
{
	struct outbox *outbox;
	int err = 0;

	mutex_lock(&adapter->lock);
	if (adapter->state == 0) { // site: state held
		err = -ENODEV;
		goto out_unlock;
	}
	outbox = adapter->outbox;
	spin_lock(&outbox->lock);
	if (outbox->queued + n > 16) { // site: queued held
		err = -EAGAIN;
		goto out_outbox;
	}
	outbox->queued += n; // site: queued held
	adapter->state = 2; // site: state held
out_outbox:
	spin_unlock(&outbox->lock);
out_unlock:
	mutex_unlock(&adapter->lock);
	return err;
}

int adapter_prepare(struct adapter *adapter)
{
	int err = -ENOMEM;

	mutex_lock(&adapter->lock);
	adapter->scratch = kmalloc(64, GFP_KERNEL);
	if (!adapter->scratch)
		goto fail;
	if (adapter->state > 2) { // site: state held
		err = -EBUSY;
		goto fail_free;
	}
	adapter->state = 1; // site: state held
	mutex_unlock(&adapter->lock);
	return 0;
fail_free:
	kfree(adapter->scratch);
fail:
	mutex_unlock(&adapter->lock);
	return err;
}
