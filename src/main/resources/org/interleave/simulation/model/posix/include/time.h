#ifndef _TIME_H
#define _TIME_H
#include <stddef.h>
#ifndef _SYS_TYPES_H
typedef long time_t;
typedef long clock_t;
typedef int clockid_t;
#endif
struct timespec {
	time_t tv_sec;
	long tv_nsec;
};
struct tm {
	int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
};
#define CLOCKS_PER_SEC 1000000L
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID 3
#define TIME_UTC 1
time_t time(time_t *result);
clock_t clock(void);
double difftime(time_t end, time_t begin);
int clock_gettime(clockid_t clock, struct timespec *result);
int clock_getres(clockid_t clock, struct timespec *result);
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *span, struct timespec *left);
int timespec_get(struct timespec *result, int base);
int nanosleep(const struct timespec *span, struct timespec *left);
struct tm *localtime(const time_t *time);
struct tm *gmtime(const time_t *time);
char *ctime(const time_t *time);
size_t strftime(char *to, size_t size, const char *format, const struct tm *time);
#endif
