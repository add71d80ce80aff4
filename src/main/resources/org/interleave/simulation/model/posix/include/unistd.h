#ifndef _UNISTD_H
#define _UNISTD_H
#include <sys/types.h>
#define NULL ((void *)0)
#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
#define _SC_PAGESIZE 30
#define _SC_NPROCESSORS_CONF 83
#define _SC_NPROCESSORS_ONLN 84
unsigned int sleep(unsigned int seconds);
int usleep(useconds_t span);
unsigned int alarm(unsigned int seconds);
int pause(void);
pid_t getpid(void);
pid_t getppid(void);
pid_t gettid(void);
uid_t getuid(void);
uid_t geteuid(void);
long sysconf(int name);
int getpagesize(void);
void _exit(int status) __attribute__((__noreturn__));
ssize_t read(int file, void *to, size_t size);
ssize_t write(int file, const void *from, size_t size);
int close(int file);
off_t lseek(int file, off_t offset, int whence);
int pipe(int files[2]);
int unlink(const char *path);
int access(const char *path, int mode);
int isatty(int file);
pid_t fork(void);
int execv(const char *path, char *const arguments[]);
int execvp(const char *path, char *const arguments[]);
int getopt(int count, char *const arguments[], const char *options);
extern char *optarg;
extern int optind, opterr, optopt;
long syscall(long number, ...);
#endif
