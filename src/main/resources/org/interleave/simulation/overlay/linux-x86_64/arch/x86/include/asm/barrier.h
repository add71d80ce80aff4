/* In place of the architecture's, which is assembler code. */
#ifndef INTERLEAVE_ASM_BARRIER_H
#define INTERLEAVE_ASM_BARRIER_H

#define mb()		__atomic_thread_fence(__ATOMIC_SEQ_CST)
#define rmb()		__atomic_thread_fence(__ATOMIC_ACQUIRE)
#define wmb()		__atomic_thread_fence(__ATOMIC_RELEASE)
#define dma_rmb()	rmb()
#define dma_wmb()	wmb()

#define __smp_mb()	mb()
#define __smp_rmb()	rmb()
#define __smp_wmb()	wmb()

#define __smp_store_mb(place, value)	__atomic_store_n(&(place), value, __ATOMIC_SEQ_CST)
#define __smp_store_release(place, value) \
	__atomic_store_n(place, value, __ATOMIC_RELEASE)
#define __smp_load_acquire(place)	__atomic_load_n(place, __ATOMIC_ACQUIRE)

#define __smp_mb__before_atomic()	__smp_mb()
#define __smp_mb__after_atomic()	__smp_mb()

#define barrier_nospec()		do { } while (0)
#define array_index_mask_nospec(index, size)	((index) < (size) ? ~0UL : 0UL)

#include <asm-generic/barrier.h>

#endif
