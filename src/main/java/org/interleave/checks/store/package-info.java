/** The tables of checks. */
@NullMarked
package org.interleave.checks.store;

import org.jspecify.annotations.NullMarked;
