#ifndef LINUX_TYPES_H
#define LINUX_TYPES_H

#define NULL	((void *)0)
#define true	1
#define false	0

typedef _Bool bool;
typedef __SIZE_TYPE__ size_t;
typedef unsigned int gfp_t;
typedef unsigned long long u64;

#endif
