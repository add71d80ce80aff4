package org.interleave.series;

/**
 * Names a series: the first 12 hexadecimal digits of the SHA-256 of the Message-ID of its first
 * posting, so that every installation that holds the same mail gives it the same name.
 */
public record SeriesId(String value) {}
