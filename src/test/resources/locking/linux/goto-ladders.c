/* rules:
- rule: the seats of a bus are under its lock
  id: seats
  guarded_by: { field: bus.seats, lock: bus.lock }
- rule: the stops of a line are under its mutex
  id: stops
  guarded_by: { field: line.stops, lock: line.mutex }
*/
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct line {
	struct mutex mutex;
	int stops;
};

struct bus {
	spinlock_t lock;
	struct line *line;
	int seats;
};

int bus_change(struct bus *bus, int seats, int stops)
{
	int err = -EINVAL;
	void *buffer;

	mutex_lock(&bus->line->mutex);
	if (stops < 0)
		goto out_line;
	buffer = kmalloc(stops, GFP_KERNEL);
	if (!buffer) {
		err = -ENOMEM;
		goto out_line;
	}
	spin_lock(&bus->lock);
	if (seats > 60)
		goto out_bus;
	bus->seats = seats; // site: seats held
	bus->line->stops = stops; // site: stops held
	err = 0;
out_bus:
	spin_unlock(&bus->lock);
	kfree(buffer);
out_line:
	mutex_unlock(&bus->line->mutex);
	return err;
}

int bus_wrong_label(struct bus *bus, int seats)
{
	int err = 0;

	mutex_lock(&bus->line->mutex);
	spin_lock(&bus->lock);
	if (seats > 60) {
		err = -EINVAL;
		goto out_line;
	}
	bus->seats = seats; // site: seats held
	spin_unlock(&bus->lock);
out_line:
	mutex_unlock(&bus->line->mutex);
	return err; // site: seats unprotected
}

int bus_early_label(struct bus *bus, int stops)
{
	int err = 0;

	if (stops < 0) {
		err = -EINVAL;
		goto out;
	}
	mutex_lock(&bus->line->mutex);
	bus->line->stops = stops; // site: stops held
out:
	mutex_unlock(&bus->line->mutex); // site: stops unprotected
	return err;
}

int bus_switch(struct bus *bus, int what)
{
	int seats = 0;

	switch (what) {
	case 0:
		return 0;
	case 1:
		spin_lock(&bus->lock);
		seats = bus->seats; // site: seats held
		spin_unlock(&bus->lock);
		break;
	case 2:
		spin_lock(&bus->lock);
		bus->seats = 0; // site: seats held
		fallthrough;
	default:
		bus->seats++; // site: seats unprotected
		spin_unlock(&bus->lock); // site: seats unprotected
	}
	return seats;
}
