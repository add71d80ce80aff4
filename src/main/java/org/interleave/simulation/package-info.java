/**
 * Executes C programs under every thread interleaving that matters: the machine, the explorers, the
 * detectors, the kernel and POSIX models, suites.
 */
@NullMarked
package org.interleave.simulation;

import org.jspecify.annotations.NullMarked;
