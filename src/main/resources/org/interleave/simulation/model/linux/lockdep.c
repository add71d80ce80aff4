#include "context.h"

const void *__linux_lock_of_map(const char *map);

int debug_locks = 1;
int lockdep_recursion;

int lock_is_held_type(const void *map, int read)
{
	const void *lock = __linux_lock_of_map(map);
	int held = lock ? il_holds(lock) : 0;

	return held && (read < 0 || (read ? held == 2 : held == 1));
}

int lock_is_held(const void *map) { return lock_is_held_type(map, -1); }

/* Of the lock itself, for headers that do not keep maps. */
int __linux_lock_held(const void *lock, int read)
{
	int held = il_holds(lock);

	return held && (read < 0 || (read ? held == 2 : held == 1));
}

void lockdep_init_map(void *map, const char *name, void *key, int subclass)
{
	(void)map;
	(void)name;
	(void)key;
	(void)subclass;
}

void lock_acquire(void *map, unsigned subclass, int attempt, int read, int check, void *nest,
		  unsigned long ip)
{
	(void)map;
	(void)subclass;
	(void)attempt;
	(void)read;
	(void)check;
	(void)nest;
	(void)ip;
}

void lock_release(void *map, int nested, unsigned long ip)
{
	(void)map;
	(void)nested;
	(void)ip;
}

void lock_downgrade(void *map, unsigned long ip)
{
	(void)map;
	(void)ip;
}

void lock_set_class(void *map, const char *name, void *key, unsigned subclass, unsigned long ip)
{
	(void)map;
	(void)name;
	(void)key;
	(void)subclass;
	(void)ip;
}

void lockdep_off(void) {}
void lockdep_on(void) {}
void lockdep_register_key(void *key) { (void)key; }
void lockdep_unregister_key(void *key) { (void)key; }
int debug_locks_off(void) { return 0; }

void debug_check_no_locks_freed(const void *from, unsigned long size)
{
	(void)from;
	(void)size;
}
