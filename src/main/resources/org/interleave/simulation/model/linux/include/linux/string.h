#ifndef _LINUX_STRING_H
#define _LINUX_STRING_H
#include <linux/types.h>
void *memcpy(void *to, const void *from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int value, size_t size);
int memcmp(const void *one, const void *other, size_t size);
void *memchr(const void *in, int value, size_t size);
size_t strlen(const char *text);
size_t strnlen(const char *text, size_t most);
char *strcpy(char *to, const char *from);
char *strncpy(char *to, const char *from, size_t size);
size_t strlcpy(char *to, const char *from, size_t size);
long strscpy(char *to, const char *from, size_t size);
char *strcat(char *to, const char *from);
char *strncat(char *to, const char *from, size_t most);
size_t strlcat(char *to, const char *from, size_t size);
int strcmp(const char *one, const char *other);
int strncmp(const char *one, const char *other, size_t most);
int strcasecmp(const char *one, const char *other);
char *strchr(const char *text, int c);
char *strrchr(const char *text, int c);
char *strstr(const char *text, const char *part);
char *strsep(char **text, const char *separators);
size_t strspn(const char *text, const char *any);
size_t strcspn(const char *text, const char *any);
char *strpbrk(const char *text, const char *any);
void memzero_explicit(void *to, size_t size);
void *kmemdup(const void *from, size_t size, gfp_t flags);
char *kstrdup(const char *text, gfp_t flags);
char *kstrndup(const char *text, size_t most, gfp_t flags);
#endif
