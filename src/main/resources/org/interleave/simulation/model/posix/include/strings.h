#ifndef _STRINGS_H
#define _STRINGS_H
#include <stddef.h>
int strcasecmp(const char *one, const char *other);
int strncasecmp(const char *one, const char *other, size_t most);
void bzero(void *to, size_t size);
void bcopy(const void *from, void *to, size_t size);
int bcmp(const void *one, const void *other, size_t size);
char *index(const char *text, int c);
char *rindex(const char *text, int c);
int ffs(int value);
#endif
