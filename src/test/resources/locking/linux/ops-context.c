/* rules:
- rule: the mode of a lamp is under its mutex
  id: mode
  guarded_by: { field: lamp.mode, lock: lamp.mutex }
*/
#include <linux/mutex.h>

struct lamp;

struct lamp_ops {
	int (*on)(struct lamp *lamp);
	int (*dim)(struct lamp *lamp, int by);
	int (*reset)(struct lamp *lamp);
};

struct lamp {
	struct mutex mutex;
	const struct lamp_ops *ops;
	int mode;
};

static int desk_on(struct lamp *lamp)
{
	lamp->mode = 1; // site: mode held
	return 0;
}

static int desk_dim(struct lamp *lamp, int by)
{
	mutex_lock(&lamp->mutex);
	lamp->mode -= by; // site: mode held
	mutex_unlock(&lamp->mutex);
	return 0;
}

static int desk_reset(struct lamp *lamp)
{
	lamp->mode = 0; // site: mode unprotected
	return 0;
}

static const struct lamp_ops desk_ops = {
	.on = desk_on,
	.dim = desk_dim,
	.reset = desk_reset,
};

static struct lamp desk = { .ops = &desk_ops };

int lamp_on(struct lamp *lamp)
{
	int err;

	mutex_lock(&lamp->mutex);
	err = lamp->ops->on(lamp);
	mutex_unlock(&lamp->mutex);
	return err;
}

int lamp_dim(struct lamp *lamp, int by)
{
	if (!lamp->ops->dim)
		return -1;
	return lamp->ops->dim(lamp, by);
}

int lamp_reset(struct lamp *lamp)
{
	const struct lamp_ops *ops = lamp->ops;

	return ops->reset(lamp);
}

struct lamp *lamp_desk(void)
{
	return &desk;
}
