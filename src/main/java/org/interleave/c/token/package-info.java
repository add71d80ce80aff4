/**
 * Characters to preprocessed tokens: CDT's lexer, then directives and macros, all within limits.
 */
@NullMarked
package org.interleave.c.token;

import org.jspecify.annotations.NullMarked;
