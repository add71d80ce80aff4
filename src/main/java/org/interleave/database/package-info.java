/** Finds or starts the PostgreSQL that holds everything and brings its schema up to date. */
@NullMarked
package org.interleave.database;

import org.jspecify.annotations.NullMarked;
