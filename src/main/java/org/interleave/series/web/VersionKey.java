package org.interleave.series.web;

import org.interleave.series.SeriesId;

/** The page of one version of a series; the version by its name. */
public record VersionKey(SeriesId series, String version) {}
