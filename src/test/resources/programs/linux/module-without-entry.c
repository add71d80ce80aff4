// expect: none
// unmodelled: a program without main or module_init
#include <linux/module.h>

MODULE_LICENSE("GPL");
