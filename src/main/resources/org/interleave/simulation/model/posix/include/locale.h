#ifndef _LOCALE_H
#define _LOCALE_H
#define LC_ALL 6
char *setlocale(int category, const char *name);
#endif
