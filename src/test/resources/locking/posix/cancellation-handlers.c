/* rules:
- rule: the waiters of a gate are under its mutex
  id: waiters
  guarded_by: { field: gate.waiters, lock: gate.mutex }
*/
#include <pthread.h>

struct gate {
	pthread_mutex_t mutex;
	pthread_cond_t open;
	int waiters;
	int opened;
};

static void gate_leave(void *argument)
{
	struct gate *gate = argument;

	gate->waiters--; // site: waiters held
	pthread_mutex_unlock(&gate->mutex);
}

void gate_wait(struct gate *gate)
{
	pthread_mutex_lock(&gate->mutex);
	gate->waiters++; // site: waiters held
	pthread_cleanup_push(gate_leave, gate);
	while (!gate->opened)
		pthread_cond_wait(&gate->open, &gate->mutex);
	pthread_cleanup_pop(1);
	gate->waiters = gate->waiters; // site: waiters unprotected
}

void gate_count(struct gate *gate, int count)
{
	pthread_mutex_lock(&gate->mutex);
	pthread_cleanup_push(gate_leave, gate);
	gate->waiters += count; // site: waiters held
	pthread_testcancel();
	pthread_cleanup_pop(0);
	gate->waiters++; // site: waiters held
	pthread_mutex_unlock(&gate->mutex);
}
