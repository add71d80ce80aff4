#ifndef _WCHAR_H
#define _WCHAR_H
#include <stddef.h>
#endif
