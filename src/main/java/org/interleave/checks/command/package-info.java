/** The command line of checks: workers, and what they do. */
@NullMarked
package org.interleave.checks.command;

import org.jspecify.annotations.NullMarked;
