package org.interleave.series.web;

import org.interleave.series.SeriesId;

/** The page of one version of a series. */
public record VersionKey(SeriesId series, int version) {}
