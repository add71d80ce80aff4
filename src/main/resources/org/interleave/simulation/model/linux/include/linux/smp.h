#ifndef _LINUX_SMP_H
#define _LINUX_SMP_H
#include <linux/types.h>
int il_self(void);
#define NR_CPUS 8
#define nr_cpu_ids 8
#define raw_smp_processor_id() (il_self() % NR_CPUS)
#define smp_processor_id() raw_smp_processor_id()
#define get_cpu() \
	({ \
		preempt_disable(); \
		raw_smp_processor_id(); \
	})
#define put_cpu() preempt_enable()
#endif
