/** The commands that read rules and check code by them. */
@NullMarked
package org.interleave.locking.command;

import org.jspecify.annotations.NullMarked;
