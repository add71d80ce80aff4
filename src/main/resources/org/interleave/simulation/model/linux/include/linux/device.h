#ifndef _LINUX_DEVICE_H
#define _LINUX_DEVICE_H
#include <linux/kernel.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/slab.h>
struct device {
	struct device *parent;
	struct kref kref;
	const char *init_name;
	void *platform_data;
	void *driver_data;
	struct mutex mutex;
	void (*release)(struct device *device);
};
#define dev_get_drvdata(device) ((device)->driver_data)
#define dev_set_drvdata(device, data) ((void)((device)->driver_data = (data)))
#define dev_name(device) ((device)->init_name)
void _dev_printk(const void *device, const char *format, ...);
#define dev_emerg(device, format, ...) _dev_printk((device), format, ##__VA_ARGS__)
#define dev_err(device, format, ...) _dev_printk((device), format, ##__VA_ARGS__)
#define dev_warn(device, format, ...) _dev_printk((device), format, ##__VA_ARGS__)
#define dev_notice(device, format, ...) _dev_printk((device), format, ##__VA_ARGS__)
#define dev_info(device, format, ...) _dev_printk((device), format, ##__VA_ARGS__)
#define dev_dbg(device, format, ...) ((void)(device))
#define device_lock(device) mutex_lock(&(device)->mutex)
#define device_unlock(device) mutex_unlock(&(device)->mutex)
#endif
