#include <interleave.h>
#include <linux/bug.h>
#include <linux/kernel.h>

void warn_slowpath_null(const char *file, int line);
void warn_slowpath_fmt(const char *file, int line, const char *format, ...);
void warn_slowpath_fmt_taint(const char *file, int line, unsigned int taint, const char *format, ...);
void __warn_printk(const char *format, ...);

static void end(unsigned how)
{
	switch (how) {
	case 0:
		panic("the end %d", 1); // expect: assertion on the end
	case 1:
		BUG(); // expect: assertion on BUG
	case 2:
		BUG_ON(how == 2); // expect: assertion on BUG_ON
	case 3:
		VM_BUG_ON(how == 3); // expect: assertion on BUG_ON
	}
}

int main(void)
{
	dump_stack();
	if (!WARN_ON(1)) // expect: warning on WARN_ON
		return 1;
	WARN(1, "text %d", 1); // expect: warning on WARN
	WARN_ONCE(1, "text"); // expect: warning
	WARN_ON_ONCE(1); // expect: warning
	WARN_TAINT(1, 2, "text"); // expect: warning
	WARN_ON_SMP(1); // expect: warning
	VM_WARN_ON(1); // expect: warning
	VM_WARN_ON_ONCE(1); // expect: warning
	warn_slowpath_null(__FILE__, __LINE__); // expect: warning
	warn_slowpath_fmt(__FILE__, __LINE__, "by format"); // expect: warning on by format
	warn_slowpath_fmt(__FILE__, __LINE__, NULL); // expect: warning
	warn_slowpath_fmt_taint(__FILE__, __LINE__, 1, "with taint"); // expect: warning on with taint
	__warn_printk("printed"); // expect: warning on printed
	end(il_choose(4, "end"));
	return 0;
}
