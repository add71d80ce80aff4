/** The pages of imports: what runs, what ran, what could not be read, and a way to start one. */
@NullMarked
package org.interleave.ingest.web;

import org.jspecify.annotations.NullMarked;
