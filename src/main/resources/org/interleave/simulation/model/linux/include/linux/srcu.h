#ifndef _LINUX_SRCU_H
#define _LINUX_SRCU_H
#include <linux/rcupdate.h>
struct srcu_struct {
	unsigned char readers[64];
	unsigned long period;
};
#define DEFINE_SRCU(name) struct srcu_struct name
#define DEFINE_STATIC_SRCU(name) static struct srcu_struct name
int init_srcu_struct(struct srcu_struct *srcu);
void cleanup_srcu_struct(struct srcu_struct *srcu);
int srcu_read_lock(struct srcu_struct *srcu);
void srcu_read_unlock(struct srcu_struct *srcu, int index);
int srcu_read_lock_held(const struct srcu_struct *srcu);
void synchronize_srcu(struct srcu_struct *srcu);
void synchronize_srcu_expedited(struct srcu_struct *srcu);
void call_srcu(struct srcu_struct *srcu, struct rcu_head *head, rcu_callback_t function);
void srcu_barrier(struct srcu_struct *srcu);
#define srcu_dereference_check(p, srcu, condition) \
	({ \
		RCU_LOCKDEP_WARN(!((condition) || srcu_read_lock_held(srcu)), \
				 "srcu_dereference() outside a read-side section"); \
		__atomic_load_n(&(p), __ATOMIC_CONSUME); \
	})
#define srcu_dereference(p, srcu) srcu_dereference_check(p, srcu, 0)
#endif
