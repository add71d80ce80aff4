/** The pages of rules: editing and trying them, and what they say at hunks and across versions. */
@NullMarked
package org.interleave.locking.web;

import org.jspecify.annotations.NullMarked;
