package org.interleave.c.token;

/**
 * The state of a preprocessor between two lines of the file itself, outside of conditionals: how
 * much there is of everything that only grows.
 *
 * @param position of the file's next token
 * @param looked paths that were looked for
 * @param definitions macros that were defined or taken away
 * @param origin of the token that was read last
 */
record Checkpoint(
    int position,
    int tokens,
    int looked,
    int uses,
    int definitions,
    int problems,
    int once,
    int counter,
    Token origin,
    Budget.Spent spent) {}
