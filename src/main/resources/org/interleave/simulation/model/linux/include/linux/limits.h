#ifndef _LINUX_LIMITS_H
#define _LINUX_LIMITS_H
#define PATH_MAX 4096
#define NAME_MAX 255
#endif
