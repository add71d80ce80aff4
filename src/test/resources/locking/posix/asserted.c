/* rules:
- rule: the helper says that it needs the lock
  id: said
  must_hold: { functions: [gauge_check], lock: gauge.mutex }
- rule: the value
  id: value
  guarded_by: { field: gauge.value, lock: gauge.mutex }
*/
// quiet
#include <pthread.h>

struct gauge {
	pthread_mutex_t mutex;
	int value;
	int high;
};

int gauge_check(struct gauge *gauge)
{
	return gauge->value > gauge->high;
}

int gauge_set(struct gauge *gauge, int value)
{
	int high;

	pthread_mutex_lock(&gauge->mutex);
	gauge->value = value; // site: value held
	high = gauge_check(gauge); // site: said held
	pthread_mutex_unlock(&gauge->mutex);
	return high;
}
