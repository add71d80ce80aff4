#ifndef _SYS_STAT_H
#define _SYS_STAT_H
#include <fcntl.h>
int mkdir(const char *path, mode_t mode);
mode_t umask(mode_t mask);
#endif
