#ifndef _LINUX_JUMP_LABEL_H
#define _LINUX_JUMP_LABEL_H
#include <linux/atomic.h>
struct static_key_false {
	atomic_t enabled;
};
struct static_key_true {
	atomic_t enabled;
};
#define DEFINE_STATIC_KEY_FALSE(name) struct static_key_false name
#define DEFINE_STATIC_KEY_TRUE(name) struct static_key_true name = { ATOMIC_INIT(1) }
#define static_branch_unlikely(key) (atomic_read(&(key)->enabled) > 0)
#define static_branch_likely(key) (atomic_read(&(key)->enabled) > 0)
#define static_branch_enable(key) atomic_set(&(key)->enabled, 1)
#define static_branch_disable(key) atomic_set(&(key)->enabled, 0)
#define static_branch_inc(key) atomic_inc(&(key)->enabled)
#define static_branch_dec(key) atomic_dec(&(key)->enabled)
#endif
