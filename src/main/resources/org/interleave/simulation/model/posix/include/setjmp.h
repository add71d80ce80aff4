#ifndef _SETJMP_H
#define _SETJMP_H
typedef long jmp_buf[25];
typedef long sigjmp_buf[25];
int setjmp(jmp_buf state);
void longjmp(jmp_buf state, int value) __attribute__((__noreturn__));
#endif
