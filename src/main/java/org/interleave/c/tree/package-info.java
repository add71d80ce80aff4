/** The typed tree of expressions, statements and initialisers that parsing gives. */
@NullMarked
package org.interleave.c.tree;

import org.jspecify.annotations.NullMarked;
