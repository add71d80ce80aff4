#ifndef _SIGNAL_H
#define _SIGNAL_H
#include <sys/types.h>
typedef int sig_atomic_t;
typedef void (*__handler_t)(int);
typedef __handler_t sighandler_t;
typedef struct { unsigned long __bits[16]; } sigset_t;
typedef struct { int si_signo, si_errno, si_code; } siginfo_t;
struct sigaction {
	__handler_t sa_handler;
	sigset_t sa_mask;
	int sa_flags;
};
#define SIG_DFL ((__handler_t)0)
#define SIG_IGN ((__handler_t)1)
#define SIG_ERR ((__handler_t)-1)
#define SIGHUP 1
#define SIGINT 2
#define SIGQUIT 3
#define SIGABRT 6
#define SIGKILL 9
#define SIGUSR1 10
#define SIGSEGV 11
#define SIGUSR2 12
#define SIGPIPE 13
#define SIGALRM 14
#define SIGTERM 15
#define SIGCHLD 17
#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2
#define SA_RESTART 0x10000000
__handler_t signal(int number, __handler_t handler);
int sigaction(int number, const struct sigaction *action, struct sigaction *old);
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int number);
int sigdelset(sigset_t *set, int number);
int sigismember(const sigset_t *set, int number);
int sigprocmask(int how, const sigset_t *set, sigset_t *old);
int pthread_sigmask(int how, const sigset_t *set, sigset_t *old);
int sigwait(const sigset_t *set, int *number);
int raise(int number);
int kill(pid_t pid, int number);
#endif
