// expect: none
/* The functions that the real headers' macros end in. */
#include <linux/bug.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

#undef lockdep_register_key
#undef lockdep_unregister_key
#undef lockdep_off
#undef lockdep_on

int lock_is_held(const struct lockdep_map *map);
int lock_is_held_type(const struct lockdep_map *map, int read);
void lockdep_init_map(struct lockdep_map *map, const char *name, struct lock_class_key *key, int sub);
void lock_acquire(struct lockdep_map *map, unsigned int subclass, int attempt, int read, int check,
		  struct lockdep_map *nest, unsigned long ip);
void lock_release(struct lockdep_map *map, int nested, unsigned long ip);
void lock_downgrade(struct lockdep_map *map, unsigned long ip);
void lock_set_class(struct lockdep_map *map, const char *name, struct lock_class_key *key,
		    unsigned int subclass, unsigned long ip);
void lockdep_register_key(struct lock_class_key *key);
void lockdep_unregister_key(struct lock_class_key *key);
void lockdep_off(void);
void lockdep_on(void);
int debug_locks_off(void);
void debug_check_no_locks_freed(const void *from, unsigned long size);

/* As a configuration with lockdep lays a mutex out. */
static struct {
	struct mutex lock;
	struct lockdep_map map;
} mapped;
static struct lock_class_key key;

int main(void)
{
	lockdep_register_key(&key);
	lockdep_init_map(&mapped.map, "mapped", &key, 0);
	lock_set_class(&mapped.map, "mapped", &key, 0, 0);
	BUG_ON(lock_is_held(&mapped.map));
	mutex_lock(&mapped.lock);
	lock_acquire(&mapped.map, 0, 0, 0, 1, NULL, 0);
	BUG_ON(!lock_is_held(&mapped.map) || !lock_is_held_type(&mapped.map, 0));
	BUG_ON(lock_is_held_type(&mapped.map, 1) || !lockdep_is_held(&mapped.lock));
	BUG_ON(!lockdep_is_held_type(&mapped.lock, 0));
	lock_downgrade(&mapped.map, 0);
	lock_release(&mapped.map, 0, 0);
	mutex_unlock(&mapped.lock);
	BUG_ON(lock_is_held(&mapped.map) || lockdep_is_held(&mapped.lock) || debug_locks_off());
	debug_check_no_locks_freed(&mapped, sizeof(mapped));
	lockdep_off();
	lockdep_on();
	lockdep_unregister_key(&key);
	might_lock(&mapped.lock);
	return 0;
}
