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
#define this_cpu_read(name) READ_ONCE((name)[raw_smp_processor_id()])
#define this_cpu_write(name, value) WRITE_ONCE((name)[raw_smp_processor_id()], (value))
#define this_cpu_add(name, n) \
	((void)__atomic_fetch_add(&(name)[raw_smp_processor_id()], (n), __ATOMIC_RELAXED))
#define this_cpu_sub(name, n) this_cpu_add(name, -(n))
#define this_cpu_inc(name) this_cpu_add(name, 1)
#define this_cpu_dec(name) this_cpu_add(name, -1)
#define __this_cpu_read(name) this_cpu_read(name)
#define __this_cpu_write(name, value) this_cpu_write(name, value)
#define __this_cpu_inc(name) this_cpu_inc(name)
#define __this_cpu_dec(name) this_cpu_dec(name)
#define __this_cpu_add(name, n) this_cpu_add(name, n)
void *__alloc_percpu(size_t size, size_t align);
void free_percpu(void *object);
#define __percpu_stride(size) (((size) + 63) & ~63UL)
#define alloc_percpu(type) ((__typeof__(type) *)__alloc_percpu(sizeof(type), __alignof__(type)))
#define per_cpu_ptr(pointer, cpu) \
	((__typeof__(pointer))((char *)(pointer) + (cpu) * __percpu_stride(sizeof(*(pointer)))))
#define this_cpu_ptr(pointer) per_cpu_ptr(pointer, raw_smp_processor_id())
#define raw_cpu_ptr(pointer) this_cpu_ptr(pointer)
#define get_cpu_ptr(pointer) ({ preempt_disable(); this_cpu_ptr(pointer); })
#define put_cpu_ptr(pointer) preempt_enable()
#endif
