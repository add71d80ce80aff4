#ifndef _GENMC_H
#define _GENMC_H
void __VERIFIER_assume(int condition);
void __VERIFIER_loop_begin(void);
void __VERIFIER_spin_start(void);
void __VERIFIER_spin_end(int stop);
void __VERIFIER_optional(int condition);
void __VERIFIER_loop_bound(int bound);
int __VERIFIER_nondet_int(void);
#define await_while(condition) while (condition)
#endif
