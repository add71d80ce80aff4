// expect: none
// prints: printf 1
// prints: fprintf 2
// prints: dprintf 3
// prints: puts
// prints: fputs
// prints: abc
// prints: write
// prints: vprintf 4
// prints: vfprintf 5
// prints: 1.50 -0.25 1e+06
// prints: (null) 0x10 100%
// prints:     7|7    |00007|+7| 7|017|0X1F
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void print(const char *format, ...)
{
	va_list list;

	va_start(list, format);
	vprintf(format, list);
	va_end(list);
}

static void print_to(FILE *file, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	vfprintf(file, format, list);
	va_end(list);
}

int main(void)
{
	char buffer[BUFSIZ];
	char *none = 0;

	setvbuf(stdout, 0, _IONBF, 0);
	setbuf(stderr, buffer);
	assert(fileno(stdin) == STDIN_FILENO && fileno(stdout) == STDOUT_FILENO);
	assert(fileno(stderr) == STDERR_FILENO);
	assert(printf("printf %d\n", 1) == 9);
	assert(fprintf(stdout, "fprintf %d\n", 2) == 10);
	assert(dprintf(STDOUT_FILENO, "dprintf %d\n", 3) == 10);
	assert(puts("puts") >= 0 && fputs("fputs\n", stdout) >= 0);
	assert(putchar('a') == 'a' && putc('b', stdout) == 'b' && fputc('c', stdout) == 'c');
	putchar('\n');
	assert(fwrite("write\n", 2, 3, stdout) == 3);
	assert(fflush(stdout) == 0);
	print("vprintf %d\n", 4);
	print_to(stdout, "vfprintf %d\n", 5);
	printf("%.2f %g %g\n", 1.5, -0.25, 1e6);
	printf("%s %#x %d%%\n", none, 16, 100);
	assert(write(STDOUT_FILENO, "    7|", 6) == 6);
	printf("%-5d|%05d|%+d|% d|%#o|%#X\n", 7, 7, 7, 7, 15, 31);
	return 0;
}
