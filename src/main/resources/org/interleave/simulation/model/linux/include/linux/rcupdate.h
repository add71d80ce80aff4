#ifndef _LINUX_RCUPDATE_H
#define _LINUX_RCUPDATE_H
#include <linux/atomic.h>
#include <linux/cleanup.h>
#include <linux/compiler.h>
#include <linux/lockdep.h>
#include <linux/preempt.h>
#include <linux/types.h>
void rcu_read_lock(void);
void rcu_read_unlock(void);
void rcu_read_lock_bh(void);
void rcu_read_unlock_bh(void);
void rcu_read_lock_sched(void);
void rcu_read_unlock_sched(void);
int rcu_read_lock_held(void);
int rcu_read_lock_bh_held(void);
int rcu_read_lock_sched_held(void);
int rcu_read_lock_any_held(void);
void synchronize_rcu(void);
void synchronize_rcu_expedited(void);
void synchronize_sched(void);
void synchronize_rcu_bh(void);
void call_rcu(struct rcu_head *head, rcu_callback_t function);
void call_rcu_bh(struct rcu_head *head, rcu_callback_t function);
void call_rcu_sched(struct rcu_head *head, rcu_callback_t function);
void kfree_call_rcu(struct rcu_head *head, rcu_callback_t offset);
void rcu_barrier(void);
unsigned long get_state_synchronize_rcu(void);
void cond_synchronize_rcu(unsigned long state);
void lockdep_rcu_suspicious(const char *file, int line, const char *what);
#define RCU_LOCKDEP_WARN(condition, what) \
	do { \
		if (condition) \
			lockdep_rcu_suspicious(__FILE__, __LINE__, what); \
	} while (0)
#define RCU_INITIALIZER(value) (value)
#define rcu_assign_pointer(p, value) \
	__atomic_store_n(&(p), (__typeof__(p))(value), __ATOMIC_RELEASE)
#define RCU_INIT_POINTER(p, value) WRITE_ONCE(p, (__typeof__(p))(value))
#define RCU_POINTER_INITIALIZER(p, value) .p = (value)
#define rcu_access_pointer(p) READ_ONCE(p)
#define rcu_dereference_check(p, condition) \
	({ \
		RCU_LOCKDEP_WARN(!((condition) || rcu_read_lock_held()), \
				 "rcu_dereference() outside a read-side section"); \
		__atomic_load_n(&(p), __ATOMIC_CONSUME); \
	})
#define rcu_dereference_bh_check(p, condition) \
	rcu_dereference_check(p, (condition) || rcu_read_lock_bh_held())
#define rcu_dereference_sched_check(p, condition) \
	rcu_dereference_check(p, (condition) || rcu_read_lock_sched_held())
#define rcu_dereference_protected(p, condition) \
	({ \
		RCU_LOCKDEP_WARN(!(condition), "rcu_dereference_protected() without protection"); \
		(p); \
	})
#define rcu_dereference(p) rcu_dereference_check(p, 0)
#define rcu_dereference_bh(p) rcu_dereference_bh_check(p, 0)
#define rcu_dereference_sched(p) rcu_dereference_sched_check(p, 0)
#define rcu_dereference_raw(p) __atomic_load_n(&(p), __ATOMIC_CONSUME)
#define rcu_dereference_raw_notrace(p) rcu_dereference_raw(p)
#define rcu_replace_pointer(p, value, condition) \
	({ \
		__typeof__(p) __replaced = rcu_dereference_protected(p, condition); \
		rcu_assign_pointer(p, value); \
		__replaced; \
	})
#define rcu_swap_protected(p, other, condition) \
	do { \
		__typeof__(other) __replaced = rcu_dereference_protected(p, condition); \
		rcu_assign_pointer(p, other); \
		(other) = __replaced; \
	} while (0)
#define rcu_pointer_handoff(p) (p)
#define kfree_rcu(pointer, member) \
	do { \
		__typeof__(pointer) __freed = (pointer); \
		if (__freed) \
			kfree_call_rcu(&__freed->member, \
				       (rcu_callback_t)(unsigned long)offsetof( \
					       __typeof__(*(pointer)), member)); \
	} while (0)
#define init_rcu_head(head) ((void)(head))
#define destroy_rcu_head(head) ((void)(head))
#define rcu_sleep_check() ((void)0)
typedef struct {
	int unused;
} class_rcu_t;
static inline void class_rcu_destructor(class_rcu_t *guarded) { rcu_read_unlock(); }
static inline class_rcu_t class_rcu_constructor(void)
{
	class_rcu_t guarded = { 0 };

	rcu_read_lock();
	return guarded;
}
#endif
