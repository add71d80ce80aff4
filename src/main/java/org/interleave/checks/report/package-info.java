/**
 * Reads what tools report (plain JSON, SARIF, JUnit XML, kernel logs) into findings, without side
 * effects.
 */
@NullMarked
package org.interleave.checks.report;

import org.jspecify.annotations.NullMarked;
