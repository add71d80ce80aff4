#ifndef _LINUX_CPUMASK_H
#define _LINUX_CPUMASK_H
#include <linux/smp.h>
#define num_online_cpus() NR_CPUS
#define num_possible_cpus() NR_CPUS
#define for_each_possible_cpu(cpu) for ((cpu) = 0; (cpu) < NR_CPUS; (cpu)++)
#define for_each_online_cpu(cpu) for_each_possible_cpu(cpu)
#define cpu_online(cpu) 1
#endif
