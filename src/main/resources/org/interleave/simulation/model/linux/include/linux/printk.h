#ifndef _LINUX_PRINTK_H
#define _LINUX_PRINTK_H
#include <linux/compiler.h>
#include <stdarg.h>
int printk(const char *format, ...);
int vprintk(const char *format, va_list list);
void dump_stack(void);
#define KERN_SOH "\001"
#define KERN_EMERG "\0010"
#define KERN_ALERT "\0011"
#define KERN_CRIT "\0012"
#define KERN_ERR "\0013"
#define KERN_WARNING "\0014"
#define KERN_NOTICE "\0015"
#define KERN_INFO "\0016"
#define KERN_DEBUG "\0017"
#define KERN_DEFAULT ""
#define KERN_CONT ""
#ifndef pr_fmt
#define pr_fmt(format) format
#endif
#define pr_emerg(format, ...) printk(pr_fmt(format), ##__VA_ARGS__)
#define pr_alert(format, ...) printk(pr_fmt(format), ##__VA_ARGS__)
#define pr_crit(format, ...) printk(pr_fmt(format), ##__VA_ARGS__)
#define pr_err(format, ...) printk(pr_fmt(format), ##__VA_ARGS__)
#define pr_warn(format, ...) printk(pr_fmt(format), ##__VA_ARGS__)
#define pr_warning(format, ...) printk(pr_fmt(format), ##__VA_ARGS__)
#define pr_notice(format, ...) printk(pr_fmt(format), ##__VA_ARGS__)
#define pr_info(format, ...) printk(pr_fmt(format), ##__VA_ARGS__)
#define pr_cont(format, ...) printk(format, ##__VA_ARGS__)
#define no_printk(format, ...) ((void)0)
#define pr_debug(format, ...) ((void)0)
#define pr_devel(format, ...) ((void)0)
#define printk_once(format, ...) printk(format, ##__VA_ARGS__)
#define pr_info_once(format, ...) pr_info(format, ##__VA_ARGS__)
#define pr_warn_once(format, ...) pr_warn(format, ##__VA_ARGS__)
#define pr_err_once(format, ...) pr_err(format, ##__VA_ARGS__)
#define printk_ratelimited(format, ...) printk(format, ##__VA_ARGS__)
#define pr_err_ratelimited(format, ...) pr_err(format, ##__VA_ARGS__)
#define pr_warn_ratelimited(format, ...) pr_warn(format, ##__VA_ARGS__)
#define pr_info_ratelimited(format, ...) pr_info(format, ##__VA_ARGS__)
#endif
