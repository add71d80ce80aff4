/** Has every revision checked, keeps what tools say of it, and shows all of it in one matrix. */
@NullMarked
package org.interleave.checks;

import org.jspecify.annotations.NullMarked;
