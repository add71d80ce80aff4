#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H
#define __user
#define __kernel
#define __iomem
#define __percpu
#define __rcu
#define __force
#define __bitwise
#define __must_check
#define __init
#define __exit
#define __initdata
#define __exitdata
#define __initconst
#define __read_mostly
#define __cold
#define __hot
#define __private
#define __always_inline inline
#define noinline
#define noinline_for_stack
#define __noreturn __attribute__((__noreturn__))
#define __always_unused __attribute__((__unused__))
#define __maybe_unused __attribute__((__unused__))
#define __used __attribute__((__used__))
#define __packed __attribute__((__packed__))
#define __aligned(n) __attribute__((__aligned__(n)))
#define __printf(a, b)
#define __weak __attribute__((__weak__))
#define __section(name)
#define ____cacheline_aligned
#define ____cacheline_aligned_in_smp
#define __cacheline_aligned_in_smp
#define __acquires(x)
#define __releases(x)
#define __must_hold(x)
#define __acquire(x) ((void)0)
#define __release(x) ((void)0)
#define fallthrough ((void)0)
#define asmlinkage
#define notrace
#define likely(x) (!!(x))
#define unlikely(x) (!!(x))
#define barrier() ((void)0)
#define unreachable() __builtin_unreachable()
#define READ_ONCE(x) (*(const volatile __typeof__(x) *)&(x))
#define WRITE_ONCE(x, value) ((void)(*(volatile __typeof__(x) *)&(x) = (value)))
#define ACCESS_ONCE(x) (*(volatile __typeof__(x) *)&(x))
#define data_race(x) (*(const volatile __typeof__(x) *)&(x))
#define BUILD_BUG_ON(condition) ((void)sizeof(char[1 - 2 * !!(condition)]))
#define BUILD_BUG_ON_ZERO(condition) ((int)sizeof(char[1 - 2 * !!(condition)]) - 1)
#define BUILD_BUG_ON_MSG(condition, message) BUILD_BUG_ON(condition)
#define compiletime_assert(condition, message) BUILD_BUG_ON(!(condition))
#define __same_type(a, b) __builtin_types_compatible_p(__typeof__(a), __typeof__(b))
#define smp_mb() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define smp_rmb() __atomic_thread_fence(__ATOMIC_ACQUIRE)
#define smp_wmb() __atomic_thread_fence(__ATOMIC_RELEASE)
#define mb() smp_mb()
#define rmb() smp_rmb()
#define wmb() smp_wmb()
#define smp_read_barrier_depends() ((void)0)
#define smp_mb__after_spinlock() smp_mb()
#define smp_mb__after_unlock_lock() smp_mb()
#define smp_store_release(p, value) __atomic_store_n((p), (value), __ATOMIC_RELEASE)
#define smp_load_acquire(p) __atomic_load_n((p), __ATOMIC_ACQUIRE)
#define smp_store_mb(x, value) __atomic_store_n(&(x), (value), __ATOMIC_SEQ_CST)
#define smp_cond_load_acquire(p, condition) \
	({ \
		__typeof__(*(p)) VAL; \
		while (VAL = __atomic_load_n((p), __ATOMIC_ACQUIRE), !(condition)) \
			; \
		VAL; \
	})
#define smp_cond_load_relaxed(p, condition) \
	({ \
		__typeof__(*(p)) VAL; \
		while (VAL = __atomic_load_n((p), __ATOMIC_RELAXED), !(condition)) \
			; \
		VAL; \
	})
#define xchg(p, value) __atomic_exchange_n((p), (value), __ATOMIC_SEQ_CST)
#define xchg_acquire(p, value) __atomic_exchange_n((p), (value), __ATOMIC_ACQUIRE)
#define xchg_release(p, value) __atomic_exchange_n((p), (value), __ATOMIC_RELEASE)
#define xchg_relaxed(p, value) __atomic_exchange_n((p), (value), __ATOMIC_RELAXED)
#define __cmpxchg(p, old, new, success, failure) \
	({ \
		__typeof__(*(p)) __old = (old); \
		__atomic_compare_exchange_n((p), &__old, (new), 0, success, failure); \
		__old; \
	})
#define cmpxchg(p, old, new) __cmpxchg(p, old, new, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED)
#define cmpxchg_acquire(p, old, new) __cmpxchg(p, old, new, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)
#define cmpxchg_release(p, old, new) __cmpxchg(p, old, new, __ATOMIC_RELEASE, __ATOMIC_RELAXED)
#define cmpxchg_relaxed(p, old, new) __cmpxchg(p, old, new, __ATOMIC_RELAXED, __ATOMIC_RELAXED)
#define cmpxchg64(p, old, new) cmpxchg(p, old, new)
#define try_cmpxchg(p, old, new) \
	__atomic_compare_exchange_n((p), (old), (new), 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED)
#define cpu_relax() ((void)0)
#endif
