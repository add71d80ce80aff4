#ifndef _LINUX_CTYPE_H
#define _LINUX_CTYPE_H
#define isdigit(c) ((c) >= '0' && (c) <= '9')
#define isspace(c) ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))
#define isalpha(c) (((c) | 32) >= 'a' && ((c) | 32) <= 'z')
#define isalnum(c) (isalpha(c) || isdigit(c))
#endif
