#ifndef _LINUX_RTMUTEX_H
#define _LINUX_RTMUTEX_H
#include <linux/mutex.h>
struct rt_mutex {
	struct mutex mutex;
};
#define DEFINE_RT_MUTEX(name) struct rt_mutex name
#define rt_mutex_init(lock) mutex_init(&(lock)->mutex)
#define rt_mutex_lock(lock) mutex_lock(&(lock)->mutex)
#define rt_mutex_trylock(lock) mutex_trylock(&(lock)->mutex)
#define rt_mutex_unlock(lock) mutex_unlock(&(lock)->mutex)
#endif
