/** Does the jobs: queues what new versions need, takes jobs up, and brings them to an end. */
@NullMarked
package org.interleave.checks.job;

import org.jspecify.annotations.NullMarked;
