#ifndef LINUX_ERRNO_H
#define LINUX_ERRNO_H

#define ESRCH	3
#define EAGAIN	11
#define ENOMEM	12
#define EFAULT	14
#define EBUSY	16
#define EEXIST	17
#define ENODEV	19
#define EINVAL	22

#endif
