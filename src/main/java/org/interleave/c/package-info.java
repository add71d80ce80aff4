/**
 * The C front end over Eclipse CDT: files of an in-memory tree become flat typed instructions with
 * their places. LP64 little-endian, as gcc on x86-64.
 */
@NullMarked
package org.interleave.c;

import org.jspecify.annotations.NullMarked;
