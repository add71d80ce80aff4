#ifndef _SYS_SYSCALL_H
#define _SYS_SYSCALL_H
#define SYS_gettid 186
#define SYS_futex 202
#define __NR_gettid 186
#endif
