#ifndef _LINUX_MODULEPARAM_H
#define _LINUX_MODULEPARAM_H
#define module_param(name, type, mode)
#define module_param_named(name, variable, type, mode)
#define module_param_array(name, type, count, mode)
#define module_param_string(name, text, size, mode)
#define MODULE_PARM_DESC(name, text)
#endif
