/* Output goes to the execution's log, a bounded piece of each call. Streams do not order threads. */
#include <interleave.h>
#include <stdio.h>
#include <string.h>

#define MOST 512

struct __file __files[3];

#undef stdin
#undef stdout
#undef stderr
/* For programs that were preprocessed with other headers. */
struct __file *const stdin = &__files[0];
struct __file *const stdout = &__files[1];
struct __file *const stderr = &__files[2];

int vprintf(const char *format, va_list list)
{
	char text[MOST];
	int length = vsnprintf(text, MOST, format, list);

	il_print("%s", text);
	return length;
}

int vfprintf(FILE *file, const char *format, va_list list)
{
	(void)file;
	return vprintf(format, list);
}

int printf(const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = vprintf(format, list);
	va_end(list);
	return length;
}

int fprintf(FILE *file, const char *format, ...)
{
	va_list list;
	int length;

	(void)file;
	va_start(list, format);
	length = vprintf(format, list);
	va_end(list);
	return length;
}

int dprintf(int file, const char *format, ...)
{
	va_list list;
	int length;

	(void)file;
	va_start(list, format);
	length = vprintf(format, list);
	va_end(list);
	return length;
}

int puts(const char *text)
{
	il_print("%s\n", text);
	return 1;
}

int fputs(const char *text, FILE *file)
{
	(void)file;
	il_print("%s", text);
	return 1;
}

int putchar(int c)
{
	il_print("%c", c);
	return (unsigned char)c;
}

int putc(int c, FILE *file)
{
	(void)file;
	return putchar(c);
}

int fputc(int c, FILE *file)
{
	(void)file;
	return putchar(c);
}

size_t fwrite(const void *from, size_t size, size_t count, FILE *file)
{
	char text[MOST];
	size_t length = size * count < MOST ? size * count : MOST - 1;

	(void)file;
	memcpy(text, from, length);
	text[length] = 0;
	il_print("%s", text);
	return count;
}

int fflush(FILE *file)
{
	(void)file;
	return 0;
}

int setvbuf(FILE *file, char *buffer, int mode, size_t size)
{
	(void)file;
	(void)buffer;
	(void)mode;
	(void)size;
	return 0;
}

void setbuf(FILE *file, char *buffer)
{
	(void)file;
	(void)buffer;
}

void perror(const char *text)
{
	il_print("%s: error\n", text ? text : "");
}

int fclose(FILE *file)
{
	(void)file;
	return 0;
}

int fileno(FILE *file)
{
	return file - __files;
}

/* There is nothing to read: input has ended. */
int getchar(void)
{
	return EOF;
}

int fgetc(FILE *file)
{
	(void)file;
	return EOF;
}

int getc(FILE *file)
{
	(void)file;
	return EOF;
}

char *fgets(char *to, int size, FILE *file)
{
	(void)to;
	(void)size;
	(void)file;
	return 0;
}

/* No file exists. */
FILE *fopen(const char *path, const char *mode)
{
	(void)path;
	(void)mode;
	return 0;
}
