/*
 * What model files, glue and scenarios may ask of the machine. Everything else that they
 * are made of is C.
 */
#ifndef INTERLEAVE_H
#define INTERLEAVE_H

/* Threads. Ids are small numbers; 0 is the first thread. */
int il_self(void);
int il_spawn(const char *name, void (*run)(void *), void *argument);
/*
 * With two arguments. In a section, the thread starts when the section has ended. Without a name it
 * has that of the function that first points to, else that of run.
 */
int il_spawn_two(const char *name, void (*run)(void *, void *), void *first, void *second);
void il_join(int thread);
int il_finished(int thread);
void il_exit_thread(void);
/*
 * A value that the calling thread leaves for who joins it, and flags of a thread: the second gives
 * the value once, the third the flags before. No other thread can see when, so that they are for
 * what is ordered anyhow, or a defect in any order.
 */
void il_result(const void *value);
void *il_take_result(int thread);
int il_add_flags(int thread, int flags);
void il_exit_program(void);

/* Whether the innermost function outside the models has this text in its name. */
int il_inside(const char *text);
/* A number for the innermost place outside the models. */
int il_place(void);

/*
 * One visible action: nothing runs between begin and end. Sections nest. What is accessed in it
 * counts as marked. il_await stands in a section before the section has changed anything; while its
 * condition is 0 the thread waits before the section as if it had not begun, and the section is tried
 * again when another thread has changed what it read. The last three say in a report
 * what is waited for: an object, words, and the thread that has it (or -1). IL_TIMED in place of
 * the thread: time ends the wait, which is explored apart, so that waiting for ever is no defect.
 */
#define IL_TIMED (-2)
void il_atomic_begin(void);
void il_atomic_end(void);
void il_await(int condition, const void *object, const char *what, int holder);

/* 0 to n - 1; every one is explored. Not inside a section. Beyond a few, sampled: il_any. */
unsigned il_choose(unsigned n, const char *what);
/* Any value of that many bytes: a sample is explored, and the verdict says so. */
unsigned long il_any(unsigned bytes, const char *what);
/* The execution is none of the program's: not a defect. */
void il_assume(int condition);
/* This thread goes no further, and that is not a defect (a time-out that is explored apart). */
void il_abandon(void);

/* Memory. Content is indeterminate unless zero is set; what is freed is never used again. */
void *il_allocate(unsigned long size, int zero);
void il_free(const void *object);
/* From the address to the end of its object; 0 if it is none. */
unsigned long il_size(const void *object);
/* Whether a live object is at the address. */
int il_alive(const void *object);

/*
 * Findings. kind is one of the words of --json (lock-misuse, sleep-in-atomic …); the place
 * is the innermost frame outside the models. After il_fail the thread does not go on.
 */
void il_report(const char *kind, const char *message, const void *object);
void il_fail(const char *kind, const char *message, const void *object);
/* Something that the model does not cover was reached: in the verdict, with its place. */
void il_unmodelled(const char *what);
void il_print(const char *format, ...);

/* Happens-before for data races: the object takes over what the thread knows, and back. */
void il_release(const void *object);
void il_acquire(const void *object);

/*
 * Between the two, what the calling thread accesses counts as marked although it is no section:
 * sections of sequence counters, whose readers look again. They nest.
 */
void il_marked_begin(void);
void il_marked_end(void);

/*
 * Locks as the detectors of lock order and deadlock see them, counted when taken again. Who unlocks
 * what another thread has takes it from that thread; models report misuse themselves.
 */
#define IL_SHARED 1
#define IL_ATTEMPT 2
void il_locked(const void *lock, int flags);
void il_unlocked(const void *lock);
/* Of the calling thread: 0 not held, 1 held exclusively, 2 held shared. */
int il_holds(const void *lock);

#endif
