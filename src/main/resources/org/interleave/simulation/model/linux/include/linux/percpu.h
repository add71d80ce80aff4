#ifndef _LINUX_PERCPU_H
#define _LINUX_PERCPU_H
#include <linux/cpumask.h>
#include <linux/preempt.h>
#include <linux/slab.h>
#define DEFINE_PER_CPU(type, name) __typeof__(type) name[NR_CPUS]
#define DECLARE_PER_CPU(type, name) extern __typeof__(type) name[NR_CPUS]
#define per_cpu(name, cpu) ((name)[cpu])
#define get_cpu_var(name) (*({ preempt_disable(); &(name)[raw_smp_processor_id()]; }))
#define put_cpu_var(name) preempt_enable()
#define this_cpu_read(variable) READ_ONCE(*__this_cpu_at(variable))
#define this_cpu_write(variable, value) WRITE_ONCE(*__this_cpu_at(variable), (value))
#define this_cpu_add(variable, n) \
	((void)__atomic_fetch_add(__this_cpu_at(variable), (n), __ATOMIC_RELAXED))
#define this_cpu_sub(variable, n) this_cpu_add(variable, -(n))
#define this_cpu_inc(variable) this_cpu_add(variable, 1)
#define this_cpu_dec(variable) this_cpu_add(variable, -1)
#define __this_cpu_read(variable) this_cpu_read(variable)
#define __this_cpu_write(variable, value) this_cpu_write(variable, value)
#define __this_cpu_inc(variable) this_cpu_inc(variable)
#define __this_cpu_dec(variable) this_cpu_dec(variable)
#define __this_cpu_add(variable, n) this_cpu_add(variable, n)
#define __this_cpu_at(variable) per_cpu_ptr(&(variable), raw_smp_processor_id())
void *__alloc_percpu(size_t size, size_t align);
void free_percpu(void *object);
/* A variable is an array with an element for each CPU; what was allocated has equal distances. */
#define __percpu_allocated(pointer) \
	__builtin_types_compatible_p(__typeof__(*(pointer)), __typeof__(({ *(pointer); })))
#define __percpu_stride(pointer) \
	(__percpu_allocated(pointer) ? (sizeof(*(pointer)) + 1023) & ~1023UL \
				     : sizeof(*(pointer)) / NR_CPUS)
#define alloc_percpu(type) ((__typeof__(type) *)__alloc_percpu(sizeof(type), __alignof__(type)))
#define per_cpu_ptr(pointer, cpu) \
	((__typeof__(__builtin_choose_expr(__percpu_allocated(pointer), (pointer), ({ *(pointer); })))) \
	 ((char *)(pointer) + (cpu) * __percpu_stride(pointer)))
#define this_cpu_ptr(pointer) per_cpu_ptr(pointer, raw_smp_processor_id())
#define raw_cpu_ptr(pointer) this_cpu_ptr(pointer)
#define get_cpu_ptr(pointer) ({ preempt_disable(); this_cpu_ptr(pointer); })
#define put_cpu_ptr(pointer) preempt_enable()
#endif
