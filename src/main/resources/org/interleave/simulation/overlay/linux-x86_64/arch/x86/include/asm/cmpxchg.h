/* In place of the architecture's, which is assembler code. Page table entries are structs. */
#ifndef INTERLEAVE_ASM_CMPXCHG_H
#define INTERLEAVE_ASM_CMPXCHG_H

#define arch_xchg(place, value) ({						\
	__typeof__(*(place)) new__ = (value), old__;				\
	__atomic_exchange(place, &new__, &old__, __ATOMIC_SEQ_CST);		\
	old__;									\
})
#define arch_cmpxchg(place, old, new) ({					\
	__typeof__(*(place)) old__ = (old), new__ = (new);			\
	__atomic_compare_exchange(place, &old__, &new__, 0, __ATOMIC_SEQ_CST,	\
				  __ATOMIC_SEQ_CST);				\
	old__;									\
})
#define arch_try_cmpxchg(place, old, new) ({					\
	__typeof__(*(place)) new__ = (new);					\
	__atomic_compare_exchange(place, old, &new__, 0, __ATOMIC_SEQ_CST,	\
				  __ATOMIC_SEQ_CST);				\
})
#define arch_cmpxchg_local		arch_cmpxchg
#define arch_sync_cmpxchg		arch_cmpxchg
#define arch_cmpxchg64			arch_cmpxchg
#define arch_cmpxchg64_local		arch_cmpxchg
#define arch_try_cmpxchg64		arch_try_cmpxchg
#define xadd(place, value)		__atomic_fetch_add(place, value, __ATOMIC_SEQ_CST)

/* Newer kernels define these around the names above. */
#if !__has_include(<asm-generic/atomic-instrumented.h>) && \
	!__has_include(<linux/atomic/atomic-instrumented.h>)
#define xchg				arch_xchg
#define cmpxchg				arch_cmpxchg
#define cmpxchg_local			arch_cmpxchg
#define sync_cmpxchg			arch_cmpxchg
#define cmpxchg64			arch_cmpxchg
#define cmpxchg64_local			arch_cmpxchg
#endif

/* The first that had them left this one to the architecture. */
#if !__has_include(<linux/atomic/atomic-instrumented.h>)
#define try_cmpxchg			arch_try_cmpxchg
#endif

#define system_has_cmpxchg_double()	0

#endif
