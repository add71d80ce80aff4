package org.interleave.c.tree;

import org.jspecify.annotations.Nullable;

/**
 * GNU's cleanup attribute: a call when the variable's scope is left.
 *
 * @param outer what is to be cleaned up after it
 */
public record Cleanup(Expression call, @Nullable Cleanup outer) {}
