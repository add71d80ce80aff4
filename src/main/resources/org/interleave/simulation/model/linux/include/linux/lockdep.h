#ifndef _LINUX_LOCKDEP_H
#define _LINUX_LOCKDEP_H
#include <linux/bug.h>
#include <linux/types.h>
struct lock_class_key {
	char unused;
};
struct lockdep_map {
	const char *name;
};
int __linux_lock_held(const void *lock, int read);
#define lockdep_is_held(lock) __linux_lock_held((lock), -1)
#define lockdep_is_held_type(lock, read) __linux_lock_held((lock), (read))
#define lockdep_assert(condition) \
	do { \
		if (!(condition)) \
			__linux_warn("lockdep_assert(" #condition ")"); \
	} while (0)
#define lockdep_assert_held(lock) \
	do { \
		if (!__linux_lock_held((lock), -1)) \
			__linux_warn("lockdep_assert_held(" #lock ")"); \
	} while (0)
#define lockdep_assert_held_write(lock) \
	do { \
		if (!__linux_lock_held((lock), 0)) \
			__linux_warn("lockdep_assert_held_write(" #lock ")"); \
	} while (0)
#define lockdep_assert_held_exclusive(lock) lockdep_assert_held_write(lock)
#define lockdep_assert_held_read(lock) \
	do { \
		if (!__linux_lock_held((lock), 1)) \
			__linux_warn("lockdep_assert_held_read(" #lock ")"); \
	} while (0)
#define lockdep_assert_held_once(lock) lockdep_assert_held(lock)
#define lockdep_assert_not_held(lock) \
	do { \
		if (__linux_lock_held((lock), -1)) \
			__linux_warn("lockdep_assert_not_held(" #lock ")"); \
	} while (0)
#define lockdep_assert_none_held_once() ((void)0)
int arch_irqs_disabled(void);
int preempt_count(void);
#define lockdep_assert_irqs_disabled() lockdep_assert(arch_irqs_disabled())
#define lockdep_assert_irqs_enabled() lockdep_assert(!arch_irqs_disabled())
#define lockdep_assert_preemption_disabled() \
	lockdep_assert(preempt_count() || arch_irqs_disabled())
#define lockdep_assert_preemption_enabled() \
	lockdep_assert(!preempt_count() && !arch_irqs_disabled())
#define lockdep_assert_in_softirq() lockdep_assert((preempt_count() & 0x100) != 0)
#define lockdep_set_class(lock, key) ((void)(key))
#define lockdep_set_class_and_name(lock, key, name) ((void)(key))
#define lockdep_set_subclass(lock, sub) ((void)0)
#define lockdep_set_novalidate_class(lock) ((void)0)
#define lockdep_register_key(key) ((void)(key))
#define lockdep_unregister_key(key) ((void)(key))
#define lockdep_off() ((void)0)
#define lockdep_on() ((void)0)
#define might_lock(lock) ((void)(lock))
#define might_lock_read(lock) ((void)(lock))
#define might_lock_nested(lock, subclass) ((void)(lock))
#define SINGLE_DEPTH_NESTING 1
#endif
