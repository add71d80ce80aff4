#include <interleave.h>

void __linux_warn(const char *what) { il_report("warning", what, 0); }
void __linux_bug(const char *what) { il_fail("assertion", what, 0); }

void warn_slowpath_null(const char *file, int line)
{
	(void)file;
	(void)line;
	il_report("warning", "WARN_ON", 0);
}

void warn_slowpath_fmt(const char *file, int line, const char *format, ...)
{
	(void)file;
	(void)line;
	il_report("warning", format ? format : "WARN_ON", 0);
}

void warn_slowpath_fmt_taint(const char *file, int line, unsigned taint, const char *format, ...)
{
	(void)file;
	(void)line;
	(void)taint;
	il_report("warning", format, 0);
}

void __warn_printk(const char *format, ...) { il_report("warning", format, 0); }
void panic(const char *format, ...) { il_fail("assertion", format, 0); }
void dump_stack(void) {}
