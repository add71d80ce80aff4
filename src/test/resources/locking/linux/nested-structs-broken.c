/* rules:
- rule: the statistics inside a device are under the device's lock
  id: rx
  guarded_by: { field: device_stats.rx, lock: gadget.lock }
- rule: the state of the link, named from outside
  id: up
  guarded_by: { field: gadget.link.up, lock: gadget.lock }
*/
#include <linux/spinlock.h>

struct device_stats {
	unsigned long rx;
	unsigned long tx;
};

struct gadget {
	spinlock_t lock;
	struct device_stats stats;
	struct {
		int up;
		int speed;
	} link;
};

void gadget_receive(struct gadget *gadget)
{
	spin_lock(&gadget->lock);
	gadget->stats.tx++;
	spin_unlock(&gadget->lock);
	gadget->link.up = 1; // site: up unprotected
	gadget->stats.rx++; // site: rx unprotected
}

unsigned long gadget_received(struct gadget *gadget, struct gadget *twin)
{
	struct device_stats *stats = &gadget->stats;
	unsigned long rx;

	spin_lock(&twin->lock);
	rx = stats->rx; // site: rx unprotected
	spin_unlock(&twin->lock);
	return rx;
}
