/** The pages of checks: the matrix, findings, jobs with live progress, runs of CI systems. */
@NullMarked
package org.interleave.checks.web;

import org.jspecify.annotations.NullMarked;
