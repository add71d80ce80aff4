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

/* Nothing is asked of an open stream, as every thread writes to the same. */
static void usable(FILE *file)
{
	if (!file)
		file->number = 0;
}

/* Also reads what is too long for the log. */
static void print(const char *text)
{
	strlen(text);
	il_print("%s", text);
}

static void print_bytes(const char *from, size_t length)
{
	char text[MOST];
	size_t kept = length < MOST ? length : MOST - 1;

	memcpy(text, from, kept);
	text[kept] = 0;
	if (kept < length)
		memchr(from + kept, 0, length - kept);
	il_print("%s", text);
}

int vprintf(const char *format, va_list list)
{
	char text[MOST];
	int length = vsnprintf(text, MOST, format, list);

	il_print("%s", text);
	return length;
}

int vfprintf(FILE *file, const char *format, va_list list)
{
	usable(file);
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

	usable(file);
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
	print(text);
	il_print("\n");
	return 1;
}

int fputs(const char *text, FILE *file)
{
	usable(file);
	print(text);
	return 1;
}

int putchar(int c)
{
	char text[2] = { c, 0 };

	il_print("%s", text);
	return (unsigned char)c;
}

int putc(int c, FILE *file)
{
	usable(file);
	return putchar(c);
}

int fputc(int c, FILE *file)
{
	usable(file);
	return putchar(c);
}

size_t fwrite(const void *from, size_t size, size_t count, FILE *file)
{
	usable(file);
	print_bytes(from, size * count);
	return size ? count : 0;
}

ssize_t write(int file, const void *from, size_t size)
{
	(void)file;
	print_bytes(from, size);
	return size;
}

int fflush(FILE *file)
{
	(void)file;
	return 0;
}

int setvbuf(FILE *file, char *buffer, int mode, size_t size)
{
	usable(file);
	(void)buffer;
	(void)mode;
	(void)size;
	return 0;
}

void setbuf(FILE *file, char *buffer)
{
	usable(file);
	(void)buffer;
}

void perror(const char *text)
{
	if (text && *text) {
		print(text);
		il_print(": ");
	}
	il_print("error\n");
}

int fclose(FILE *file)
{
	usable(file);
	return 0;
}

int fileno(FILE *file)
{
	usable(file);
	return file - __files;
}

/* There is nothing to read: input has ended. */
int getchar(void)
{
	return EOF;
}

int fgetc(FILE *file)
{
	usable(file);
	return EOF;
}

int getc(FILE *file)
{
	usable(file);
	return EOF;
}

char *fgets(char *to, int size, FILE *file)
{
	(void)to;
	(void)size;
	usable(file);
	return 0;
}

/* No file exists. */
FILE *fopen(const char *path, const char *mode)
{
	(void)path;
	(void)mode;
	return 0;
}
