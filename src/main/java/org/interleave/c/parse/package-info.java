/** Tokens to the typed tree: declarations, scopes, conversions, constants. */
@NullMarked
package org.interleave.c.parse;

import org.jspecify.annotations.NullMarked;
