// the rules stand in the code
#include <linux/compiler.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

#define __guarded_by(...)

struct meter {
	struct mutex lock;
	long value __guarded_by(&lock);
};

long meter_raw(struct meter *meter) __must_hold(&meter->lock);
void meter_begin(struct meter *meter) __acquires(&meter->lock);
void meter_end(struct meter *meter) __releases(&meter->lock);

long meter_raw(struct meter *meter)
{
	return meter->value; // site: annotated-guarded-by-meter-value-meter-lock kept
}

void meter_begin(struct meter *meter)
{
	mutex_lock(&meter->lock);
}

void meter_end(struct meter *meter)
{
	mutex_unlock(&meter->lock);
}

long meter_read(struct meter *meter)
{
	long value;

	meter_begin(meter);
	value = meter_raw(meter); // site: annotated-must-hold-meter-raw-meter-lock held
	meter->value = 0; // site: annotated-guarded-by-meter-value-meter-lock held
	meter_end(meter);
	return value;
}

long meter_wrong(struct meter *meter)
{
	long value = meter_raw(meter); // site: annotated-must-hold-meter-raw-meter-lock unprotected

	meter->value = value; // site: annotated-guarded-by-meter-value-meter-lock unprotected
	return value;
}
