/* rules:
- rule: the whole state is under the lock
  id: flags
  guarded_by: { field: state.ready, lock: state.lock }
- rule: with its numbers
  id: number
  guarded_by: { field: state.number, lock: state.lock }
- rule: and its name
  id: name
  guarded_by: { field: state.name, lock: state.lock }
*/
#include <linux/compiler.h>
#include <linux/kernel.h>
#include <linux/spinlock.h>
#include <linux/string.h>

struct state {
	spinlock_t lock;
	unsigned int ready : 1;
	unsigned int mode : 3;
	int number;
	char name[8];
};

#define state_number(state) ((state)->number)
#define state_clear(state) \
	do { \
		(state)->number = 0; \
	} while (0)

void state_forms(struct state *state, int by)
{
	state->ready = 1; // site: flags unprotected
	state->mode = 2;
	state->number += by; // site: number unprotected
	state->number++; // site: number unprotected
	--state->number; // site: number unprotected
	(*state).number = by; // site: number unprotected
	WRITE_ONCE(state->number, by); // site: number unprotected
}

int state_reads(struct state *state, struct state *copy)
{
	int sum = state_number(state); // site: number unprotected

	state_clear(state); // site: number unprotected
	sum += READ_ONCE(state->number); // site: number unprotected
	sum += state->name[2]; // site: name unprotected
	if (state->ready) // site: flags unprotected
		return -1;
	sum += max(sum, state->number); // site: number unprotected
	return sum;
}

void state_whole(struct state *state)
{
	state->name[0] = 'a'; // site: name unprotected
	memset(state->name, 0, sizeof(state->name)); // site: name unprotected
	strcpy(state->name, "idle"); // site: name unprotected
}

void state_held(struct state *state, int by)
{
	int *number = &state->number;

	spin_lock(&state->lock);
	state->ready = 1; // site: flags held
	*number += by; // site: number held
	memcpy(state->name, "busy", 5); // site: name held
	state_clear(state); // site: number held
	spin_unlock(&state->lock);
	*number = 0; // site: number unprotected
}
